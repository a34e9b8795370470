// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

TEST(SourceFile, ListsWhatJekyllLooksAt) {
  const testing::TempDir dir;
  for (const char* name :
       {"_posts/a.md", "_posts/.b.md", "_posts/c.md~", "blog/_posts/d.md", "_other/e.md",
        ".git/f.md", "#g.md", "vendor/bundle/h.md", "README.md", "kept/_i.md"}) {
    dir.write(name, "x");
  }
  std::filesystem::create_symlink("/etc/passwd", dir / "_posts/evil.md");
  std::filesystem::create_symlink(dir / "README.md", dir / "_posts/good.md");
  EXPECT_THAT(
      list_source_files(dir.path().string(), {"_i.md"}, {"vendor/bundle/", "READ*"}, {"_posts"}),
      ElementsAre("_posts/a.md", "_posts/good.md", "blog/_posts/d.md", "kept/_i.md"));
}

TEST(SourceFile, ReadsRegularFilesUpToALimit) {
  const testing::TempDir dir;
  EXPECT_EQ(*read_source_file(dir.write("a", "text"), 4), "text");
  EXPECT_FALSE(read_source_file(dir.write("b", "texts"), 4).has_value());
  EXPECT_FALSE(read_source_file(dir / "none", 4).has_value());
  EXPECT_FALSE(read_source_file("/dev/zero", 4).has_value());
  EXPECT_FALSE(read_source_file(dir.path().string(), 4).has_value());
}

}  // namespace
}  // namespace mobysearch
