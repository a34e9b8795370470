// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/file_descriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>

#include "tests/support/temp_dir.h"

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

TEST(FileIo, MovesMoreThanAPipeHolds) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  const std::string sent(1 << 20, 'x');
  std::jthread writer([&] {
    EXPECT_TRUE(write_all(out.get(), sent.data(), sent.size()));
    out.reset();
  });
  std::string got(sent.size(), '?');
  EXPECT_TRUE(read_all(in.get(), got.data(), got.size()));
  EXPECT_EQ(got, sent);
  EXPECT_FALSE(read_all(in.get(), got.data(), 1)) << "the end";
}

TEST(FileIo, ReadsAndWritesAtAPlace) {
  const testing::TempDir directory;
  const FileDescriptor file(::open(directory.write("file", "0123456789").c_str(), O_RDWR));
  ASSERT_TRUE(write_all_at(file.get(), "ab", 2, 4));
  std::string got(4, '?');
  EXPECT_TRUE(read_all_at(file.get(), got.data(), got.size(), 3));
  EXPECT_EQ(got, "3ab6");
  EXPECT_FALSE(read_all_at(file.get(), got.data(), got.size(), 8)) << "past the end";
}

TEST(FileIo, AReaderThatHasGoneIsNoSignal) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
  const FileDescriptor ours(ends[0]);
  FileDescriptor(ends[1]).reset();
  EXPECT_FALSE(write_all(ours.get(), "x", 1));
  EXPECT_EQ(errno, EPIPE);
}

}  // namespace
}  // namespace mobysearch
