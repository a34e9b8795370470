// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/condition.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

std::string decided(std::string_view condition) {
  const Value page = testing::yaml("title: Post\npinned: false\ncount: 3\n");
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
  };
  for (const auto& c : cases) EXPECT_EQ(decided(c.condition), c.expected) << c.condition;
}

}  // namespace
}  // namespace mobysearch
