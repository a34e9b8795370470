// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/replaced_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

namespace fs = std::filesystem;

TEST(ReplaceFile, KeepsPermissionsAndFollowsLinks) {
  const TempDir dir;
  const std::string file = dir.write("real/_config.yml", "old");
  fs::permissions(file, fs::perms(0640));
  fs::create_symlink("real/_config.yml", dir / "link.yml");
  ASSERT_TRUE(replace_file(dir / "link.yml", "new"));
  EXPECT_EQ(read_file(file), "new");
  EXPECT_TRUE(fs::is_symlink(dir / "link.yml"));
  EXPECT_EQ(fs::status(file).permissions(), fs::perms(0640));
  EXPECT_EQ(std::distance(fs::directory_iterator(dir / "real"), fs::directory_iterator()), 1);
}

TEST(ReplaceFile, FailsWithoutAFile) {
  const TempDir dir;
  EXPECT_EQ(replace_file(dir / "none", "new").error().code, ErrorCode::kOutputUnwritable);
}

}  // namespace
}  // namespace mobysearch::testing
