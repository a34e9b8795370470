// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/source_file.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

TEST(SourceFile, ReadsRegularFilesUpToALimit) {
  const testing::TempDir dir;
  EXPECT_EQ(*read_named_file(dir.write("a", "text"), 4), "text");
  EXPECT_FALSE(read_named_file(dir.write("b", "texts"), 4).has_value());
  EXPECT_FALSE(read_named_file(dir / "none", 4).has_value());
  EXPECT_FALSE(read_named_file("/dev/zero", 4).has_value());
  EXPECT_FALSE(read_named_file(dir.path().string(), 4).has_value());
}

}  // namespace
}  // namespace mobysearch
