// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/by_path.h"

#include <gtest/gtest.h>

#include "indexer/site/skipped_file.h"

namespace mobysearch {
namespace {

TEST(KeepFirstByPath, SortsAndKeepsWhatWasSaidFirst) {
  std::vector<SkippedFile> files = {{"b.md", 3, "first"}, {"a.md", 0, "x"}, {"b.md", 1, "second"}};
  keep_first_by_path(files);
  ASSERT_EQ(files.size(), 2);
  EXPECT_EQ(files[0].path, "a.md");
  EXPECT_EQ(files[1].path, "b.md");
  EXPECT_EQ(files[1].reason, "first");
}

}  // namespace
}  // namespace mobysearch
