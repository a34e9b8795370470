// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build_stamp.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

const std::string kCommit = "0123456789abcdef0123456789abcdef01234567";
const std::string kOther = "ffffffffffffffffffffffffffffffffffffffff";

TEST(SourceCommit, ReadsEveryShapeOfRepository) {
  const struct {
    const char* name;
    std::map<std::string, std::string> files;
    std::string commit;
  } cases[] = {
      {"none", {{"site/a.md", ""}}, ""},
      {"branch",
       {{".git/HEAD", "ref: refs/heads/main\n"}, {".git/refs/heads/main", kCommit + "\n"}},
       kCommit},
      {"detached", {{".git/HEAD", kCommit + "\n"}}, kCommit},
      {"packed",
       {{".git/HEAD", "ref: refs/heads/main\n"},
        {".git/packed-refs", "# pack-refs with: peeled\n" + kOther + " refs/heads/mainly\n" +
                                 kCommit + " refs/heads/main\n^" + kOther + "\n"}},
       kCommit},
      {"worktree",
       {{"site/.git", "gitdir: ../repo/.git/worktrees/site\n"},
        {"repo/.git/worktrees/site/HEAD", "ref: refs/heads/topic\n"},
        {"repo/.git/worktrees/site/commondir", "../..\n"},
        {"repo/.git/refs/heads/topic", kCommit + "\n"}},
       kCommit},
      {"unborn branch", {{".git/HEAD", "ref: refs/heads/main\n"}}, ""},
      {"a ref that leaves the repository",
       {{".git/HEAD", "ref: refs/../../secret\n"}, {"secret", kCommit}},
       ""},
      {"a ref to itself",
       {{".git/HEAD", "ref: refs/heads/a\n"}, {".git/refs/heads/a", "ref: refs/heads/a\n"}},
       ""},
      {"nonsense", {{".git/HEAD", std::string(5000, 'a')}}, ""},
  };
  for (const auto& c : cases) {
    const TempDir directory;
    directory.write_all(c.files);
    std::filesystem::create_directories(directory / "site/docs");
    EXPECT_EQ(source_commit(directory / "site/docs"), c.commit) << c.name;
  }
}

TEST(BuildTime, IsWhatSourceDateEpochSays) {
  ::setenv("SOURCE_DATE_EPOCH", "1498464000", 1);
  EXPECT_EQ(build_time(), "2017-06-26T08:00:00Z");
  ::setenv("SOURCE_DATE_EPOCH", "soon", 1);
  EXPECT_NE(build_time(), "2017-06-26T08:00:00Z");
  EXPECT_EQ(build_time().size(), 20U);
  ::unsetenv("SOURCE_DATE_EPOCH");
}

}  // namespace
}  // namespace mobysearch
