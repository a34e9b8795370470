// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/index_watcher.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <new>
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
  std::atomic<int> dropped_{0};
  const IndexWatcher::Listener count_ = [this](const IndexWatcher::Event& event) {
    ++events_;
    dropped_ += event.is_dropped ? 1 : 0;
  };
};

TEST_F(IndexWatcherTest, SwitchesToANewIndexWhileTheOldOneIsInUse) {
  publish("First");
  IndexWatcher watcher(path_, count_);
  const auto first = watcher.current();
  ASSERT_NE(first, nullptr);
  publish("Second");
  watcher.check_now();
  EXPECT_TRUE(comes_true([&] { return watcher.current() != first; }));
  EXPECT_EQ(watcher.problem(), std::nullopt);
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
  EXPECT_TRUE(comes_true([&] { return watcher.problem() == ErrorCode::kIndexForeign; }));
  EXPECT_EQ(watcher.current(), good);
  publish("Better");
  watcher.check_now();
  EXPECT_TRUE(comes_true([&] { return watcher.current() != good; }));
  EXPECT_EQ(watcher.problem(), std::nullopt);
}

TEST_F(IndexWatcherTest, DropsTheIndexThatIsChangedInPlace) {
  publish("Good");
  const std::string whole = testing::read_file(path_);
  std::string flipped = whole;
  flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 1);
  for (const std::string& bytes : {flipped, whole.substr(0, whole.size() / 2), std::string()}) {
    publish("Good");
    IndexWatcher watcher(path_, count_);
    ASSERT_TRUE(comes_true([&] { return watcher.current() != nullptr; }));
    const int before = dropped_;
    const auto time = std::filesystem::last_write_time(path_);
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
    std::filesystem::last_write_time(path_, time);
    watcher.check_now();
    EXPECT_TRUE(comes_true([&] { return watcher.current() == nullptr; })) << bytes.size();
    EXPECT_TRUE(watcher.problem().has_value());
    EXPECT_TRUE(comes_true([&] { return dropped_ == before + 1; }));
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << whole;
    watcher.check_now();
    EXPECT_TRUE(comes_true([&] { return watcher.current() != nullptr; })) << "it is good again";
  }
}

TEST_F(IndexWatcherTest, AChangeOfPermissionsIsNone) {
  publish("Good");
  IndexWatcher watcher(path_, count_);
  ASSERT_TRUE(comes_true([&] { return watcher.current() != nullptr; }));
  std::filesystem::permissions(path_, std::filesystem::perms::owner_read);
  watcher.check_now();
  EXPECT_TRUE(comes_true([&] { return events_ == 2; })) << "it is looked at again";
  EXPECT_NE(watcher.current(), nullptr);
  EXPECT_EQ(dropped_, 0);
}

TEST_F(IndexWatcherTest, AListenerThatThrowsEndsNothing) {
  publish("First");
  std::atomic<bool> throws{true};
  IndexWatcher watcher(path_, [&](const auto& event) {
    count_(event);
    if (throws) throw std::bad_alloc();
  });
  ASSERT_TRUE(comes_true([&] { return watcher.problem() == std::nullopt; }));
  const auto first = watcher.current();
  throws = false;
  publish("Second");
  watcher.check_now();
  EXPECT_TRUE(comes_true([&] { return watcher.current() != first; }));
}

}  // namespace
}  // namespace mobysearch
