// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/response_json.h"
#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const MiniBlog& blog() {
  static const MiniBlog two({{"_config.yml", "title: Harbour\nurl: https://harbour.example\n"},
                             {"_posts/2020-01-02-one.md", post_file("One", "Text.")},
                             {"_posts/2020-02-03-two.md", post_file("Two", "Text.")}});
  return two;
}

TEST(InfoCommand, DescribesTheIndex) {
  const Ran ran = run_command(info_command(), {{"db", {blog().db()}}});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.out, HasSubstr("site:      Harbour  https://harbour.example\n"));
  EXPECT_THAT(ran.out, HasSubstr("posts:     2\n"));
  EXPECT_THAT(ran.out, HasSubstr("positions: no\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("shard")));
}

TEST(InfoCommand, SaysWhichShardAFileIs) {
  const TempDir dir;
  dir.write("site/_posts/2020-01-02-one.md", post_file("One", "Text."));
  IndexerOptions options;
  options.source = dir / "site";
  options.db = dir / "blog.mobydb";
  options.shards = 2;
  const auto report = run_indexer(options);
  ASSERT_TRUE(report) << report.error().message;
  int posts = 0;
  for (const std::string& db : report->outputs) {
    const Ran ran = run_command(info_command(), {{"db", {db}}});
    EXPECT_THAT(ran.out, HasSubstr("posts:     1\n"));
    EXPECT_THAT(ran.out, HasSubstr("positions: yes\n"));
    EXPECT_THAT(ran.out, HasSubstr("build:     " + report->revision + "\n"));
    const bool has_it = ran.out.find("of 2, with 1 of the posts\n") != std::string::npos;
    posts += has_it ? 1 : 0;
    const Ran json = run_command(info_command(), {{"db", {db}}, {"json", {"true"}}});
    EXPECT_THAT(json.out, HasSubstr(",\"positions\":true,\"shard\":{\"number\":"));
    EXPECT_THAT(json.out, HasSubstr(",\"count\":2,\"posts\":" + std::to_string(has_it) +
                                    ",\"build\":\"" + report->revision + "\"}}\n"));
  }
  EXPECT_EQ(posts, 1);
}

TEST(InfoCommand, PrintsALineForEachPostTheNewestFirst) {
  const Ran ran = run_command(info_command(), {{"db", {blog().db()}}, {"posts", {"true"}}});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.out,
              ::testing::MatchesRegex("\\{\"path\":\"_posts/2020-02-03-two.md\"[^\n]*\\}\n"
                                      "\\{\"path\":\"_posts/2020-01-02-one.md\"[^\n]*\\}\n"));
}

TEST(InfoCommand, PrintsWhatAServerSaysOfTheIndex) {
  const Ran ran = run_command(info_command(), {{"db", {blog().db()}}, {"json", {"true"}}});
  EXPECT_EQ(ran.code, kExitOk);
  std::string expected = to_json(blog().index()->info());
  expected.insert(expected.size() - 1, ",\"positions\":false");
  EXPECT_EQ(ran.out, expected + "\n");
  EXPECT_THAT(ran.out, HasSubstr("\"posts\":2,\"site\":{\"title\":\"Harbour\","));
  const Ran both =
      run_command(info_command(), {{"db", {blog().db()}}, {"json", {"true"}}, {"posts", {"true"}}});
  EXPECT_EQ(both.code.error().code, ErrorCode::kUsage);
}

TEST(InfoCommand, FailsWithoutAnIndex) {
  EXPECT_EQ(run_command(info_command(), {}).code.error().code, ErrorCode::kUsage);
  EXPECT_EQ(run_command(info_command(), {{"db", {"/nowhere"}}}).code.error().code,
            ErrorCode::kIndexMissing);
}

}  // namespace
}  // namespace mobysearch::testing
