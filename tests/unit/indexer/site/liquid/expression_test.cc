// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/expression.h"

#include <gtest/gtest.h>

#include "indexer/values/yaml_reader.h"

namespace mobysearch {
namespace {

class LiquidExpression : public ::testing::Test {
 protected:
  LiquidExpression() {
    ValueError error;
    read_yaml("title: Blog\nauthor: {name: Ada}\nnumbers: [1, 2]\n", site_, error);
    read_yaml("title: Post\npinned: false\ncount: 3\n", page_, error);
    context_.site = &site_;
    context_.page = &page_;
    scope_.variables["who"] = known_text("Grace");
  }
  std::string text(std::string_view expression) const {
    const LiquidValue value = evaluate_liquid(expression, scope_);
    return value.known ? value.text() : "?";
  }
  std::string decided(std::string_view condition) const {
    const auto holds = liquid_condition(condition, scope_);
    return holds ? (*holds ? "yes" : "no") : "?";
  }

  Value site_, page_;
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
  };
  for (const auto& c : cases) EXPECT_EQ(text(c.expression), c.expected) << c.expression;
}

TEST_F(LiquidExpression, ConditionsAreDecidedWhereTheirPartsAreKnown) {
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
  };
  for (const auto& c : cases) EXPECT_EQ(decided(c.condition), c.expected) << c.condition;
}

TEST_F(LiquidExpression, SplitsOutsideQuotes) {
  const auto parts = split_unquoted(" a | 'b | c' |\"d|\" ", '|');
  EXPECT_EQ(parts, (std::vector<std::string_view>{"a", "'b | c'", "\"d|\""}));
}

TEST_F(LiquidExpression, EscapesMarkup) {
  EXPECT_EQ(escape_markup("<a b=\"c\">&"), "&lt;a b=&quot;c&quot;&gt;&amp;");
}

}  // namespace
}  // namespace mobysearch
