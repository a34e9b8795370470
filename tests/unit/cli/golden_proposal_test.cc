// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden_proposal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/golden_file.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

TEST(GoldenProposal, HoldsForTheIndexThatItIsMadeFrom) {
  MiniBlog blog({{"_posts/2020-01-02-tide.md", post_file("Tide: a 'guide'", "## Low\n\nEbb.")},
                 {"_posts/2020-01-03-moon.md", post_file("Moon \\\"#1\\\"", "Text.")},
                 {"_config.yml", "baseurl: /sea\n"}});
  const auto text = propose_golden(blog.index());
  ASSERT_TRUE(text.has_value()) << text.error().message;
  EXPECT_THAT(*text, HasSubstr("query: \"Low\"\n    url: \"/sea/2020/01/02/tide.html\"\n"
                               "    section: \"low\""));
  const TempDir dir;
  const auto golden = read_golden(dir.write("golden.yml", *text));
  ASSERT_TRUE(golden.has_value()) << golden.error().message;
  EXPECT_EQ(golden->size(), 3U);
  for (const GoldenQuery& query : *golden) {
    const auto result = run_golden(blog.searcher(), query);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->failure, std::nullopt) << query.query;
  }
}

TEST(GoldenProposal, WritesOverNothing) {
  const TempDir dir;
  ASSERT_TRUE(write_new_file(dir / "golden.yml", "a").has_value());
  const auto again = write_new_file(dir / "golden.yml", "b");
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, ErrorCode::kOutputUnwritable);
  EXPECT_EQ(read_file(dir / "golden.yml"), "a");
}

}  // namespace
}  // namespace mobysearch::testing
