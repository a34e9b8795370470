// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/file_descriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

int open_null() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }
bool is_open(int fd) { return ::fcntl(fd, F_GETFD) != -1; }

TEST(FileDescriptor, ClosesAtTheEndOfItsScope) {
  int fd = -1;
  {
    const FileDescriptor file(open_null());
    fd = file.get();
    EXPECT_TRUE(file);
    EXPECT_TRUE(is_open(fd));
  }
  EXPECT_FALSE(is_open(fd));
}

TEST(FileDescriptor, HoldsNothingUnlessGivenOne) {
  EXPECT_FALSE(FileDescriptor());
  EXPECT_FALSE(FileDescriptor(-1));
  EXPECT_EQ(FileDescriptor().get(), -1);
  const int fd = open_null();
  EXPECT_TRUE(FileDescriptor(::dup(fd)));
  ::close(fd);
}

TEST(FileDescriptor, MovesAndLeavesNothingBehind) {
  FileDescriptor first(open_null());
  const int fd = first.get();
  FileDescriptor second(std::move(first));
  EXPECT_FALSE(first);  // NOLINT(bugprone-use-after-move): what is left behind is promised
  EXPECT_EQ(second.get(), fd);
  FileDescriptor third(open_null());
  const int replaced = third.get();
  third = std::move(second);
  EXPECT_EQ(third.get(), fd);
  EXPECT_TRUE(is_open(fd));
  EXPECT_FALSE(is_open(replaced)) << "what it held before is closed";
}

TEST(FileDescriptor, AssigningItselfKeepsIt) {
  FileDescriptor file(open_null());
  FileDescriptor& same = file;
  file = std::move(same);
  EXPECT_TRUE(file);
  EXPECT_TRUE(is_open(file.get()));
}

TEST(FileDescriptor, ReleasedItBelongsToTheCaller) {
  int fd = -1;
  {
    FileDescriptor file(open_null());
    fd = file.release();
    EXPECT_FALSE(file);
  }
  EXPECT_TRUE(is_open(fd));
  ::close(fd);
}

TEST(FileDescriptor, ResetClosesTheOldOne) {
  FileDescriptor file(open_null());
  const int first = file.get();
  const int second = open_null();
  file.reset(second);
  EXPECT_FALSE(is_open(first));
  EXPECT_EQ(file.get(), second);
  file.reset();
  EXPECT_FALSE(is_open(second));
  EXPECT_FALSE(file);
}

}  // namespace
}  // namespace mobysearch
