// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/input_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

std::string reason(const std::string& path) {
  const auto text = read_input_file(path, 4096);
  return text ? "read" : text.error().message;
}

TEST(InputFile, IsReadWhole) {
  const TempDir dir;
  EXPECT_EQ(*read_input_file(dir.write("a", "text"), 4), "text");
  EXPECT_EQ(*read_input_file(dir.write("empty", ""), 4), "");
}

TEST(InputFile, SaysWhyNot) {
  const TempDir dir;
  ASSERT_EQ(::mkfifo((dir / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(reason(dir.write("big", std::string(4097, 'x'))), "is larger than 4 KiB");
  EXPECT_EQ(reason(dir / "none"), "cannot be read: No such file or directory");
  for (const auto& path : {std::string("/dev/zero"), dir.path().string(), dir / "fifo"}) {
    EXPECT_EQ(reason(path), "is not a regular file") << path;
  }
}

}  // namespace
}  // namespace mobysearch
