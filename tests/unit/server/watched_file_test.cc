// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watched_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <new>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::MiniBlog;
using testing::post_file;
using testing::TempDir;

class WatchedFileTest : public ::testing::Test {
 protected:
  /// Puts the index of a blog of one post into place, by rename.
  void publish(const std::string& title) const {
    const MiniBlog blog({{"_posts/2020-01-02-post.md", post_file(title, "Text.")}});
    std::filesystem::copy_file(blog.db(), dir_ / "new");
    std::filesystem::rename(dir_ / "new", path_);
  }
  TempDir dir_;
  std::string path_ = dir_ / "blog.mobydb";
  int events_ = 0;
  int dropped_ = 0;
  const WatchedIndex::Listener count_ = [this](const WatchedIndex::Event& event) {
    ++events_;
    dropped_ += event.is_dropped ? 1 : 0;
  };
};

TEST_F(WatchedFileTest, SwitchesToANewIndexWhileTheOldOneIsInUse) {
  publish("First");
  WatchedFile watched(path_, count_);
  watched.look({});
  const auto first = watched.current();
  ASSERT_NE(first, nullptr);
  publish("Second");
  watched.look({});
  EXPECT_NE(watched.current(), first);
  EXPECT_EQ(watched.problem(), std::nullopt);
  EXPECT_EQ(first->info().posts, 1);
  EXPECT_EQ(events_, 2);
  watched.look({});
  EXPECT_EQ(events_, 2) << "nothing is new";
}

TEST_F(WatchedFileTest, TakesAnIndexThatComesLater) {
  WatchedFile watched(path_, count_);
  watched.look({});
  EXPECT_EQ(watched.current(), nullptr);
  EXPECT_EQ(watched.problem(), ErrorCode::kIndexMissing);
  publish("Late");
  watched.look({});
  EXPECT_NE(watched.current(), nullptr);
}

TEST_F(WatchedFileTest, KeepsTheOldIndexWhenTheNewOneIsBad) {
  publish("Good");
  WatchedFile watched(path_, count_);
  watched.look({});
  const auto good = watched.current();
  std::filesystem::rename(dir_.write("bad", "this is no index"), path_);
  watched.look({});
  EXPECT_EQ(watched.problem(), ErrorCode::kIndexForeign);
  EXPECT_EQ(watched.current(), good);
  watched.look({});
  EXPECT_EQ(events_, 2) << "it is said once";
  publish("Better");
  watched.look({});
  EXPECT_NE(watched.current(), good);
  EXPECT_EQ(watched.problem(), std::nullopt);
}

TEST_F(WatchedFileTest, DropsTheIndexThatIsChangedInPlace) {
  publish("Good");
  const std::string whole = testing::read_file(path_);
  std::string flipped = whole;
  flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 1);
  for (const std::string& bytes : {flipped, whole.substr(0, whole.size() / 2), std::string()}) {
    publish("Good");
    WatchedFile watched(path_, count_);
    watched.look({});
    ASSERT_NE(watched.current(), nullptr);
    const int before = dropped_;
    const auto time = std::filesystem::last_write_time(path_);
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
    std::filesystem::last_write_time(path_, time);
    watched.look({});
    EXPECT_EQ(watched.current(), nullptr) << bytes.size();
    EXPECT_TRUE(watched.problem().has_value());
    EXPECT_EQ(dropped_, before + 1);
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << whole;
    watched.forget_refusal();
    watched.look({});
    EXPECT_NE(watched.current(), nullptr) << "it is good again";
  }
}

TEST_F(WatchedFileTest, AChangeOfPermissionsIsNone) {
  publish("Good");
  WatchedFile watched(path_, count_);
  watched.look({});
  ASSERT_NE(watched.current(), nullptr);
  std::filesystem::permissions(path_, std::filesystem::perms::owner_read);
  watched.look({});
  EXPECT_EQ(events_, 2) << "it is looked at again";
  EXPECT_NE(watched.current(), nullptr);
  EXPECT_EQ(dropped_, 0);
}

TEST_F(WatchedFileTest, AListenerThatThrowsLosesNoIndex) {
  publish("First");
  WatchedFile watched(path_, [](const auto&) { throw std::bad_alloc(); });
  EXPECT_THROW(watched.look({}), std::bad_alloc);
  EXPECT_NE(watched.current(), nullptr);
}

}  // namespace
}  // namespace mobysearch
