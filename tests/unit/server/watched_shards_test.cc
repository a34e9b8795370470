// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watched_shards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "common/index/shard.h"
#include "tests/support/mini_blog.h"
#include "tests/support/shard_server.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::post_file;
using testing::TempDir;

/// Two shards of a blog, which are files here: a server is asked by Xapian as a file is.
class WatchedShardsTest : public ::testing::Test {
 protected:
  /// Writes the shards of an index of some posts with this word into a folder.
  void index(const std::string& folder, const std::string& word, std::uint32_t shards = 2) const {
    for (int i = 0; i < 8; ++i) {
      dir_.write(folder + "/blog/_posts/2020-01-02-" + std::to_string(i) + ".md",
                 post_file("Post " + std::to_string(i), "About " + word + "."));
    }
    IndexerOptions options;
    options.source = dir_ / (folder + "/blog");
    options.db = dir_ / (folder + "/blog.mobydb");
    options.shards = shards;
    const auto report = run_indexer(options);
    ASSERT_TRUE(report) << report.error().message;
  }
  std::string file(const std::string& folder, std::uint32_t number,
                   std::uint32_t shards = 2) const {
    return shard_path(dir_ / (folder + "/blog.mobydb"), number, shards);
  }
  void watch(const std::vector<std::string>& names) {
    watched_ = std::make_unique<WatchedShards>(
        *parse_shard_list(names),
        [this](const WatchedIndex::Event& event) {
          events_.push_back(event.index ? "switched" : event.problem);
        },
        [this](const WatchedShards::Change& change) {
          changes_.push_back((change.is_back ? "back " : "missing ") +
                             std::to_string(change.number));
          reason_ = change.reason;
        });
  }
  void watch_both() { watch({file("a", 1), file("a", 2)}); }
  /// Looks at once, though files were read not long ago.
  void look() {
    watched_->forget_refusal();
    watched_->look({});
  }

  TempDir dir_;
  std::vector<std::string> events_, changes_;
  std::string reason_;
  std::unique_ptr<WatchedShards> watched_;
};

TEST_F(WatchedShardsTest, OpensThemOnce) {
  index("a", "tides");
  watch_both();
  EXPECT_EQ(watched_->current(), nullptr);
  look();
  look();
  ASSERT_NE(watched_->current(), nullptr);
  EXPECT_EQ(watched_->current()->info().posts, 8);
  EXPECT_EQ(watched_->problem(), std::nullopt);
  EXPECT_THAT(events_, ElementsAre("switched"));
  EXPECT_THAT(changes_, IsEmpty());
  EXPECT_EQ(watched_->shard_gauges()->available, 2U);
}

TEST_F(WatchedShardsTest, TellsOfAShardThatIsMissingAndThatItIsBack) {
  index("a", "tides");
  std::filesystem::rename(file("a", 2), dir_ / "away");
  watch_both();
  look();
  look();
  ASSERT_NE(watched_->current(), nullptr);
  EXPECT_THAT(watched_->current()->shards()->missing(), ElementsAre(2U));
  EXPECT_THAT(changes_, ElementsAre("missing 2"));
  EXPECT_THAT(reason_, HasSubstr(file("a", 2)));
  EXPECT_EQ(watched_->shard_gauges()->available, 1U);
  EXPECT_EQ(watched_->problem(), std::nullopt) << "it is answered from";
  std::filesystem::rename(dir_ / "away", file("a", 2));
  look();
  EXPECT_THAT(changes_, ElementsAre("missing 2", "back 2"));
  EXPECT_THAT(watched_->current()->shards()->missing(), IsEmpty());
  EXPECT_THAT(events_, ElementsAre("switched"));
}

TEST_F(WatchedShardsTest, SwitchesWhenAllHaveAnotherBuild) {
  index("a", "tides");
  index("b", "currents");
  watch_both();
  look();
  const auto old = watched_->current();
  ASSERT_NE(old, nullptr);
  std::filesystem::rename(file("b", 1), file("a", 1));
  look();
  EXPECT_EQ(watched_->current(), old);
  EXPECT_EQ(watched_->problem(), std::nullopt);
  std::filesystem::rename(file("b", 2), file("a", 2));
  look();
  EXPECT_NE(watched_->current(), old);
  EXPECT_NE(watched_->current()->info().revision, old->info().revision);
  EXPECT_THAT(events_, ElementsAre("switched", "switched"));
  EXPECT_THAT(changes_, IsEmpty());
}

TEST_F(WatchedShardsTest, IsWaitedForUntilItSwitches) {
  index("a", "tides");
  watch_both();
  EXPECT_EQ(watched_->next_after(nullptr, std::chrono::milliseconds(1)), nullptr);
  const std::jthread later([&] { look(); });
  const auto first = watched_->next_after(nullptr, std::chrono::minutes(1));
  EXPECT_NE(first, nullptr);
  EXPECT_EQ(watched_->next_after(first, std::chrono::milliseconds(1)), nullptr);
}

TEST_F(WatchedShardsTest, TakesShardsThatComeLaterAndSaysOnceThatThereAreNone) {
  watch({dir_ / "a/blog-1-of-2.mobydb", dir_ / "a/blog-2-of-2.mobydb"});
  for (int i = 0; i < 3; ++i) {
    watched_->look({});
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(watched_->problem(), ErrorCode::kIndexMissing);
  EXPECT_EQ(events_.size(), 1U);
  EXPECT_EQ(watched_->shard_gauges()->shards, 2U);
  EXPECT_EQ(watched_->shard_gauges()->available, 0U);
  index("a", "tides");
  look();
  EXPECT_NE(watched_->current(), nullptr);
  EXPECT_EQ(watched_->problem(), std::nullopt);
}

TEST_F(WatchedShardsTest, RefusesAListThatDoesNotFit) {
  index("a", "tides");
  index("c", "tides", 3);
  const std::pair<std::vector<std::string>, const char*> lists[] = {
      {{file("a", 1)}, "1 of the 2 shards of the index are named: 2 is missing"},
      {{file("c", 1, 3), file("c", 3, 3)}, "2 is missing"},
      {{file("a", 1), file("a", 1)}, "are both shard 1 of 2"},
      {{file("a", 1), file("a", 2), file("a", 2)}, "are both shard 2 of 2"},
  };
  for (const auto& [names, sentence] : lists) {
    events_.clear();
    watch(names);
    watched_->look({});
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    watched_->look({});
    EXPECT_THAT(events_, ElementsAre(HasSubstr(sentence))) << "it is said once";
    EXPECT_EQ(watched_->problem(), ErrorCode::kUsage);
    EXPECT_EQ(watched_->current(), nullptr);
  }
}

TEST_F(WatchedShardsTest, LeavesOutWhatIsNoShardOfTheIndex) {
  index("a", "tides");
  index("b", "currents");
  index("w", "tides", 1);
  const std::string text = dir_.write("text", "this is no index");
  const std::pair<std::string, const char*> others[] = {
      {file("b", 2), "of another build"},
      {dir_ / "w/blog.mobydb", "is a whole index, not a shard of one"},
      {text, "text: is not a mobysearch index"},
  };
  for (const auto& [name, reason] : others) {
    changes_.clear();
    watch({file("a", 1), name});
    look();
    ASSERT_NE(watched_->current(), nullptr) << name;
    EXPECT_THAT(changes_, ElementsAre("missing 2"));
    EXPECT_THAT(reason_, HasSubstr(reason));
  }
}

/// Who connects anew then finds no shard of the old build, and waits for the new one.
TEST_F(WatchedShardsTest, HasNoProblemWhileAnotherBuildIsPutIntoPlace) {
  if (!testing::ShardServer::is_installed()) GTEST_SKIP() << "xapian-tcpsrv is not installed";
  index("a", "tides");
  index("b", "currents");
  const testing::ShardServer first(file("a", 1)), second(file("a", 2));
  watch({first.address(), second.address()});
  look();
  const auto old = watched_->current();
  ASSERT_TRUE(old);
  for (const std::uint32_t number : {1U, 2U})
    std::filesystem::rename(file("b", number), file("a", number));
  EXPECT_TRUE(old->shards()->connect({}).links.empty());
  EXPECT_TRUE(old->shards()->are_all_missing());
  EXPECT_EQ(watched_->problem(), std::nullopt);
  look();
  EXPECT_NE(watched_->current(), old);
  EXPECT_EQ(watched_->problem(), std::nullopt);
}

}  // namespace
}  // namespace mobysearch
