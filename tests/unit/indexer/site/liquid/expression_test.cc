// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/expression.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

class LiquidExpression : public ::testing::Test {
 protected:
  LiquidExpression() {
    context_.site = &site_;
    context_.page = &page_;
    scope_.variables["who"] = known_text("Grace");
  }
  std::string text(std::string_view expression) const {
    const LiquidValue value = evaluate_liquid(expression, scope_);
    return value.known ? value.text() : "?";
  }

  const Value site_ = testing::yaml("title: Blog\nauthor: {name: Ada}\nnumbers: [1, 2]\n");
  const Value page_ = testing::yaml("title: Post\npinned: false\ncount: 3\n");
  LiquidContext context_;
  LiquidScope scope_{context_, {}, nullptr};
};

TEST_F(LiquidExpression, ComesToWhatNamesAndLiteralsSay) {
  const struct {
    const char *expression, *expected;
  } cases[] = {
      {"'text'", "text"},
      {"\"a | b\"", "a | b"},
      {"42", "42"},
      {"page.title", "Post"},
      {"site.author.name", "Ada"},
      {"who", "Grace"},
      {"who | upcase | append: '!'", "GRACE!"},
      {"page.title | replace: 'Post', 'x, y'", "x, y"},
      {"site.posts", "?"},
      {"'abc'.size", "abc"},
  };
  for (const auto& c : cases) EXPECT_EQ(text(c.expression), c.expected) << c.expression;
}

TEST_F(LiquidExpression, SplitsOutsideQuotes) {
  const auto parts = split_unquoted(" a | 'b | c' |\"d|\" ", '|');
  EXPECT_EQ(parts, (std::vector<std::string_view>{"a", "'b | c'", "\"d|\""}));
}

std::string decided(std::string_view condition) {
  const Value page = testing::yaml("title: Post\npinned: false\ncount: 3\nlist: [a, b]\n");
  LiquidContext context;
  context.page = &page;
  LiquidScope scope{context, {}, nullptr};
  scope.variables["who"] = known_text("Grace");
  const auto holds = liquid_condition(condition, scope);
  return holds ? (*holds ? "yes" : "no") : "?";
}

TEST(LiquidCondition, IsDecidedWhereItsPartsAreKnown) {
  const struct {
    const char *condition, *expected;
  } cases[] = {
      {"page.title", "yes"},
      {"page.pinned", "no"},
      {"page.title == 'Post'", "yes"},
      {"page.title != 'Post'", "no"},
      {"page.title contains 'os'", "yes"},
      {"page.count > 2", "yes"},
      {"page.title == 'x' or who == 'Grace'", "yes"},
      {"page.title == 'x' and site.posts", "no"},
      {"site.posts", "?"},
      {"page.nothing == blank", "no"},
      {"'' == blank", "no"},
      {"page.title != blank", "yes"},
      {"site.posts == blank", "no"},
      {"'' == empty", "yes"},
      {"empty == ''", "yes"},
      {"' ' == empty", "no"},
      {"page.nothing == empty", "no"},
      {"page.nothing != empty", "yes"},
      {"site.posts == empty", "?"},
      {"page.title > empty", "no"},
      {"page.title contains blank", "yes"},
      {"'1' > '2'", "no"},
      {"'b' > 'a'", "yes"},
      {"'10' < '9'", "yes"},
      {"'a' >= 'a'", "yes"},
      {"'a' < 1", "no"},
      {"page.nothing < 1", "no"},
      {"page.count == 3.0", "yes"},
      {"page.count == '3'", "no"},
      {"page.count>=3", "yes"},
      {"page.title=='Post'", "yes"},
      {"page.list contains 'b'", "yes"},
      {"page.list contains 'c'", "no"},
      {"page.title contains 'x' or page.list.size > 1 and page.list[0] == 'a'", "yes"},
      {"page.list\n==\tempty", "no"},
      {"page.list.first == \"a\"", "yes"},
      {"page[who]", "no"},
  };
  for (const auto& c : cases) EXPECT_EQ(decided(c.condition), c.expected) << c.condition;
}

}  // namespace
}  // namespace mobysearch
