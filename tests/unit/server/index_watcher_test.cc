// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/index_watcher.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::MiniBlog;
using testing::post_file;
using testing::TempDir;

class IndexWatcherTest : public ::testing::Test {
 protected:
  /// Puts the index of a blog of one post into place, by rename.
  void publish(const std::string& title) const {
    const MiniBlog blog({{"_posts/2020-01-02-post.md", post_file(title, "Text.")}});
    std::filesystem::copy_file(blog.db(), dir_ / "new");
    std::filesystem::rename(dir_ / "new", path_);
  }
  /// True as soon as `holds` does; false if it does not within ten seconds.
  template <class Condition>
  static bool comes_true(const Condition& holds) {
    for (int i = 0; i < 2000 && !holds(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return holds();
  }

  TempDir dir_;
  std::string path_ = dir_ / "blog.mobydb";
  std::atomic<int> events_{0};
  const IndexWatcher::Listener count_ = [this](const auto&) { ++events_; };
};

TEST_F(IndexWatcherTest, SwitchesToANewIndexWhileTheOldOneIsInUse) {
  publish("First");
  IndexWatcher watcher(path_, count_);
  const auto first = watcher.current();
  ASSERT_NE(first, nullptr);
  publish("Second");
  watcher.check_now();
  EXPECT_TRUE(comes_true([&] { return watcher.current() != first; }));
  EXPECT_EQ(watcher.problem(), "");
  EXPECT_EQ(first->info().posts, 1);
  EXPECT_TRUE(comes_true([&] { return events_ == 2; }));
}

TEST_F(IndexWatcherTest, WaitsForAnIndexThatIsNotThereYet) {
  IndexWatcher watcher(path_, count_);
  EXPECT_EQ(watcher.current(), nullptr);
  publish("Late");
  EXPECT_TRUE(comes_true([&] { return watcher.current() != nullptr; })) << "without being asked";
}

TEST_F(IndexWatcherTest, KeepsTheOldIndexWhenTheNewOneIsBad) {
  publish("Good");
  IndexWatcher watcher(path_, count_);
  const auto good = watcher.current();
  std::filesystem::rename(dir_.write("bad", "this is no index"), path_);
  watcher.check_now();
  EXPECT_TRUE(comes_true([&] { return !watcher.problem().empty(); }));
  EXPECT_EQ(watcher.current(), good);
  publish("Better");
  watcher.check_now();
  EXPECT_TRUE(comes_true([&] { return watcher.current() != good; }));
  EXPECT_EQ(watcher.problem(), "");
}

}  // namespace
}  // namespace mobysearch
