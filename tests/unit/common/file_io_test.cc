// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/file_io.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>

#include "common/file_descriptor.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

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
