// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/open_beneath.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <thread>

#include "common/input_file.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

class OpenBeneathTest : public ::testing::Test {
 protected:
  OpenBeneathTest() {
    fs::create_directories(root_);
    dir_.write("secret", "secret");
    dir_.write("root/a/file", "text");
    directory_.reset(::open(root_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  }

  void link(const std::string& target, const std::string& name) const {
    fs::create_symlink(target, root_ / name);
  }

  Opened open(const std::string& path, int flags = kReadFile) const {
    return open_beneath(directory_.get(), root_, path, flags);
  }

  /// The text of what opens, its real path before it; or the error.
  std::string read(const std::string& path) const {
    const Opened opened = open(path);
    if (!opened.file) return "errno " + std::to_string(opened.error);
    return opened.real_path + ": " +
           read_regular_file(opened.file.get(), 100).value_or("unreadable");
  }

  const testing::TempDir dir_;
  const fs::path root_ = fs::canonical(dir_.path()) / "root";
  FileDescriptor directory_;
};

std::string error(int number) { return "errno " + std::to_string(number); }

TEST_F(OpenBeneathTest, OpensWhatLiesBelow) {
  EXPECT_EQ(read("a/file"), "a/file: text");
  EXPECT_EQ(read("a/none"), error(ENOENT));
  EXPECT_EQ(read("a/file/none"), error(ENOTDIR));
  EXPECT_TRUE(open("", O_RDONLY | O_DIRECTORY).file);
  EXPECT_TRUE(open("a", O_RDONLY | O_DIRECTORY).file);
  EXPECT_FALSE(open("a").by_link);
}

TEST_F(OpenBeneathTest, FollowsLinksToWhatLiesBelow) {
  link("a", "relative");
  link(root_ / "a", "absolute");
  link("../../root/a", "a/round");
  link("../relative/file", "a/twice");
  link("/proc/self/cwd/../../../../../../.." + (root_ / "a").string(), "devious");
  for (const char* path : {"relative/file", "absolute/file", "a/round/file", "a/twice",
                           "devious/file", "relative/../a/./file"}) {
    EXPECT_EQ(read(path), "a/file: text") << path;
  }
  EXPECT_TRUE(open("relative/file").by_link);
  EXPECT_EQ(open("absolute", O_PATH).real_path, "a");
}

TEST_F(OpenBeneathTest, NothingLeadsOut) {
  link("..", "up");
  link("../../secret", "a/relative");
  link(dir_ / "secret", "absolute");
  link("../root-2", "sibling");
  link("/proc/self/environ", "magic");
  link("/proc/self/root", "root");
  dir_.write("root-2/secret", "secret");
  for (const char* path : {"up/secret", "a/relative", "absolute", "sibling/secret", "magic",
                           "root/etc/passwd", "../secret", "a/../../secret", "up"}) {
    EXPECT_EQ(read(path), error(EXDEV)) << path;
  }
}

TEST_F(OpenBeneathTest, LinksThatLeadNowhereOrRoundEnd) {
  link("gone", "broken");
  link(root_ / "gone", "absolute");
  link("loop", "loop");
  EXPECT_EQ(read("broken"), error(ENOENT));
  EXPECT_EQ(read("absolute"), error(ENOENT));
  EXPECT_TRUE(open("absolute").by_link);
  EXPECT_EQ(read("loop"), error(ELOOP));
}

TEST_F(OpenBeneathTest, AFolderThatBecomesALinkMeanwhileDoesNotLeadOut) {
  dir_.write("root/b/file", "text");
  dir_.write("outside/file", "secret");
  link("../outside", "evil");
  link("b/file", "way");  // so that each component is looked at
  std::atomic<bool> done = false;
  std::jthread swapper([&] {
    while (!done) {
      for (const char* name : {"evil", "b"}) {
        const std::string other = name == std::string("b") ? "evil" : "b";
        ::rename((root_ / other).c_str(), (root_ / "kept").c_str());
        ::rename((root_ / name).c_str(), (root_ / other).c_str());
        ::rename((root_ / "kept").c_str(), (root_ / name).c_str());
      }
    }
  });
  for (int i = 0; i < 3000; ++i) {
    EXPECT_EQ(read("b/file").find("secret"), std::string::npos);
    EXPECT_EQ(read("way").find("secret"), std::string::npos);
  }
  done = true;
}

}  // namespace
}  // namespace mobysearch
