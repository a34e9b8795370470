// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/response_json.h"
#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

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
  EXPECT_EQ(ran.out, to_json(blog().index()->info()) + "\n");
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
