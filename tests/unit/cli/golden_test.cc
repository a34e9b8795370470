// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

TEST(Golden, ReadsQueriesAndLeavesOutComments) {
  const TempDir dir;
  const auto file = dir.write("golden.tsv",
                              "# query\turl\n\nswarmkit slides\t/a/\t1\tswarmkit\tLXvn\r\n"
                              "kill a task\t/b/\t3\t-\t-\nshort\t/c/\t\n");
  const auto golden = read_golden(file);
  ASSERT_TRUE(golden.has_value()) << golden.error().message;
  ASSERT_EQ(golden->size(), 3U);
  EXPECT_EQ((*golden)[0].line, 3);
  EXPECT_EQ((*golden)[0].anchor, "swarmkit");
  EXPECT_EQ((*golden)[0].media, "LXvn");
  EXPECT_EQ((*golden)[1].rank, 3);
  EXPECT_EQ((*golden)[1].anchor + (*golden)[1].media, "");
  EXPECT_EQ((*golden)[2].rank, 1);
}

TEST(Golden, NamesTheLineThatIsNone) {
  const TempDir dir;
  for (const char* line :
       {"no tab", "q\t/u/\t0", "q\t/u/\t101", "q\t/u/\tx", "q\t/u/\t1\t-\t-\t-"}) {
    const auto golden = read_golden(dir.write("golden.tsv", "# fine\n" + std::string(line) + "\n"));
    ASSERT_FALSE(golden.has_value()) << line;
    EXPECT_EQ(golden.error().code, ErrorCode::kInputUnreadable);
    EXPECT_NE(golden.error().message.find("golden.tsv:2:"), std::string::npos);
  }
  EXPECT_FALSE(read_golden(dir / "missing.tsv").has_value());
}

}  // namespace
}  // namespace mobysearch
