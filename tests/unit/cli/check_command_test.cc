// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

class CheckCommand : public ::testing::Test {
 protected:
  MiniBlog blog_{
      {{"_posts/2020-01-02-tide.md", post_file("Tide", "Text.\n\n## Low water\n\nMore.")},
       {"_config.yml", "permalink: pretty\n"}}};
  TempDir dir_;
};

TEST_F(CheckCommand, AnIntactIndexPasses) {
  const Ran ran = run_command(check_command(), {{"db", {blog_.db()}}});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("intact, 1 post\n"));
}

TEST_F(CheckCommand, AShardIsIntactAndNothingMore) {
  dir_.write("blog/_posts/2020-01-02-tide.md", post_file("Tide", "Text."));
  IndexerOptions options;
  options.source = dir_ / "blog";
  options.db = dir_ / "blog.mobydb";
  options.shards = 2;
  const auto report = run_indexer(options);
  ASSERT_TRUE(report) << report.error().message;
  const std::string shard = report->outputs[1];
  const Ran ran = run_command(check_command(), {{"db", {shard}}});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.err, HasSubstr("blog-2-of-2.mobydb: intact, shard 2 of 2, "));
  const Ran more =
      run_command(check_command(), {{"db", {shard}}, {"write-golden", {dir_ / "golden"}}});
  EXPECT_EQ(more.code.error().code, ErrorCode::kUsage);
  std::string bytes = read_file(shard);
  bytes[bytes.size() - 100] ^= 1;
  dir_.write("damaged.mobydb", bytes);
  EXPECT_EQ(run_command(check_command(), {{"db", {dir_ / "damaged.mobydb"}}}).code.error().code,
            ErrorCode::kIndexDamaged);
}

TEST_F(CheckCommand, NamesTheGoldenQueryThatFails) {
  const std::string golden = dir_.write("golden", "tide\t/2020/01/02/tide/\t1\tlow-water\n");
  const Ran ran = run_command(check_command(), {{"db", {blog_.db()}}, {"golden", {golden}}});
  EXPECT_EQ(ran.code, kExitNegative);
  EXPECT_THAT(ran.out, HasSubstr(golden + ":1: “tide”: its first section is"));
  EXPECT_THAT(ran.err, HasSubstr("0 of 1 passed"));
}

TEST_F(CheckCommand, ProposesAGoldenFileThatHolds) {
  const std::string golden = dir_ / "golden.yml";
  const OptionValues options = {{"db", {blog_.db()}}, {"write-golden", {golden}}};
  EXPECT_EQ(run_command(check_command(), options).code, kExitOk);
  const Ran ran = run_command(check_command(), {{"db", {blog_.db()}}, {"golden", {golden}}});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.err, HasSubstr("2 of 2 passed"));
  const Ran again = run_command(check_command(), options);
  ASSERT_FALSE(again.code.has_value());
  EXPECT_EQ(again.code.error().code, ErrorCode::kOutputUnwritable);
}

TEST_F(CheckCommand, SaysWhatTheBuiltSiteLacks) {
  const Ran none =
      run_command(check_command(), {{"db", {blog_.db()}}, {"site", {dir_.path().string()}}});
  EXPECT_EQ(none.code, kExitNegative);
  EXPECT_THAT(none.out, HasSubstr("/2020/01/02/tide/ has no page"));
  dir_.write("2020/01/02/tide/index.html", "<h2 id=\"low-water\">Low water</h2>");
  const Ran built =
      run_command(check_command(), {{"db", {blog_.db()}}, {"site", {dir_.path().string()}}});
  EXPECT_EQ(built.code, kExitOk);
}

TEST_F(CheckCommand, LeavesPagesAloneThatAskNotToBeFound) {
  const MiniBlog blog({{"_posts/2020-01-02-tide.md", post_file("Tide", "Text.")},
                       {"_posts/2020-01-03-no.md", "---\nsearch: false\n---\nText.\n"},
                       {"_posts/2020-01-04-map.md", "---\nsitemap: false\n---\nText.\n"},
                       {"_posts/2020-01-05-hid.md", "---\npublished: false\n---\nText.\n"},
                       {"_config.yml", "permalink: pretty\n"}});
  for (const char* page : {"02/tide", "03/no", "04/map"}) {
    dir_.write(std::string("2020/01/") + page + "/index.html", "text");
  }
  dir_.write("feed.xml", "<feed><entry><link href=\"/2020/01/03/no/\"/></entry></feed>");
  const OptionValues options = {{"db", {blog.db()}}, {"site", {dir_.path().string()}}};
  const Ran built = run_command(check_command(), options);
  EXPECT_EQ(built.code, kExitOk);
  EXPECT_EQ(built.out, "");
  dir_.write("2020/01/05/hid/index.html", "text");
  EXPECT_THAT(run_command(check_command(), options).out, HasSubstr("/2020/01/05/hid/"));
}

TEST_F(CheckCommand, FailsForWhatIsMissing) {
  const auto code_of = [&](OptionValues options) {
    const Ran ran = run_command(check_command(), options);
    return ran.code ? ErrorCode::kInternal : ran.code.error().code;
  };
  EXPECT_EQ(code_of({}), ErrorCode::kUsage);
  EXPECT_EQ(code_of({{"db", {dir_ / "none"}}}), ErrorCode::kIndexMissing);
  EXPECT_EQ(code_of({{"db", {blog_.db()}}, {"golden", {dir_ / "none"}}}),
            ErrorCode::kInputUnreadable);
  EXPECT_EQ(code_of({{"db", {blog_.db()}}, {"site", {dir_ / "none"}}}),
            ErrorCode::kInputUnreadable);
}

}  // namespace
}  // namespace mobysearch::testing
