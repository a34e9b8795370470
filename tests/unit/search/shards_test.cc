// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "search/searcher.h"
#include "tests/support/mini_blog.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Names = std::vector<std::string>;

/// A blog of some posts, indexed into shards.
class ShardsTest : public ::testing::Test {
 protected:
  static constexpr std::uint32_t kCount = 3;

  ShardsTest() { build("blog", 20); }

  /// Builds an index of so many posts; returns its shards.
  Names build(const std::string& name, int posts, std::uint32_t count = kCount) {
    IndexerOptions options;
    options.source = dir_ / ("site of " + name);
    for (int i = 0; i < posts; ++i) {
      dir_.write("site of " + name + "/post" + std::to_string(i) + ".md",
                 testing::post_file("Post " + std::to_string(i), "All of " + name + " say whale."));
    }
    options.db = dir_ / (name + ".mobydb");
    options.shards = count;
    const auto report = run_indexer(options);
    EXPECT_TRUE(report.has_value()) << report.error().message;
    return names(name, count);
  }
  Names names(const std::string& name, std::uint32_t count = kCount) const {
    Names names;
    for (std::uint32_t number = 1; number <= count; ++number)
      names.push_back(shard_path(dir_ / (name + ".mobydb"), number, count));
    return names;
  }

  static Result<std::shared_ptr<Shards>> open(const Names& names) {
    auto list = parse_shard_list(names);
    if (!list) return fail(list.error());
    return Shards::open(*list, survey(names));
  }
  static ShardSurvey survey(const Names& names) {
    return Shards::survey(*parse_shard_list(names), nullptr, {});
  }
  static std::string why_not(const Names& names) {
    const auto shards = open(names);
    return shards ? "" : shards.error().message;
  }

  testing::TempDir dir_;
};

TEST_F(ShardsTest, AreWholeInAnyOrder) {
  Names all = names("blog");
  std::swap(all[0], all[2]);
  const auto shards = open(all);
  ASSERT_TRUE(shards.has_value()) << shards.error().message;
  EXPECT_EQ((*shards)->count(), kCount);
  EXPECT_THAT((*shards)->missing(), IsEmpty());
  const Shards::Links links = (*shards)->connect({});
  ASSERT_EQ(links.links.size(), kCount);
  for (std::uint32_t i = 0; i < kCount; ++i) EXPECT_EQ(links.links[i].number, i + 1);
}

TEST_F(ShardsTest, AListWithAHoleIsNone) {
  Names all = names("blog");
  all.erase(all.begin() + 1);
  EXPECT_EQ(why_not(all), "2 of the 3 shards of the index are named: 2 is missing");
  EXPECT_EQ(why_not({all[0]}), "1 of the 3 shards of the index are named: 2, 3 are missing");
}

TEST_F(ShardsTest, AShardNamedTwiceIsNoList) {
  Names all = names("blog");
  all[1] = all[0];
  EXPECT_EQ(why_not(all), all[0] + " and " + all[0] + " are both shard 1 of 3");
}

TEST_F(ShardsTest, AWholeIndexIsNoShard) {
  const testing::MiniBlog blog(testing::Files{{"a.md", "text"}});
  EXPECT_THAT(why_not({blog.db(), blog.db()}), HasSubstr("is a whole index, not a shard of one"));
}

TEST_F(ShardsTest, OfAnotherBuildAreMissing) {
  const Names others = build("other", 21);
  Names all = names("blog");
  all[1] = others[1];
  const auto shards = open(all);
  ASSERT_TRUE(shards.has_value()) << shards.error().message;
  EXPECT_THAT((*shards)->missing(), ElementsAre(2));
  EXPECT_THAT((*shards)->problems(),
              ElementsAre(HasSubstr("other-2-of-3.mobydb: has a shard of another build")));
}

TEST_F(ShardsTest, ALoneShardIsNoIndex) {
  const auto index = Index::open(names("blog")[1]);
  ASSERT_FALSE(index.has_value());
  EXPECT_EQ(index.error().code, ErrorCode::kUsage);
  EXPECT_THAT(index.error().message, HasSubstr("is shard 2 of 3, not a whole index"));
}

TEST_F(ShardsTest, ThatAreAwayLeaveTheAnswersOfTheOthers) {
  const std::string away = dir_ / "away";
  fs::rename(names("blog")[0], away);
  const auto shards = open(names("blog"));
  ASSERT_TRUE(shards.has_value()) << shards.error().message;
  EXPECT_THAT((*shards)->missing(), ElementsAre(1));
  auto searcher = Searcher::open(*Index::open(*shards));
  SearchRequest request;
  request.query = "whale";
  const auto partial = searcher->search(request);
  ASSERT_TRUE(partial.has_value()) << partial.error().message;
  EXPECT_THAT(partial->missing_shards, ElementsAre(1));
  EXPECT_LT(partial->total, 20);
  EXPECT_GT(partial->total, 0);

  fs::rename(away, names("blog")[0]);
  (*shards)->take(survey(names("blog")));
  EXPECT_THAT((*shards)->missing(), IsEmpty());
  const auto whole = searcher->search(request);
  ASSERT_TRUE(whole.has_value()) << whole.error().message;
  EXPECT_THAT(whole->missing_shards, IsEmpty());
  EXPECT_EQ(whole->total, 20);
}

TEST_F(ShardsTest, WhoseServersDoNotAnswerTwiceInARowAreMissing) {
  const auto there = [](std::uint32_t number) {
    return Result<ShardSeen>(ShardSeen{{number, 2, 5, "build"}, nullptr});
  };
  const Result<ShardSeen> away = fail(ErrorCode::kIndexMissing, "tcp://b:2: no shard answers");
  const ShardSurvey both = {{there(1)}, {there(2)}}, one = {{there(1)}, {away}};
  const auto shards = Shards::open(*parse_shard_list({"tcp://a:1", "tcp://b:2"}), both);
  ASSERT_TRUE(shards.has_value());
  for (const ShardSurvey& seen : {one, both, one}) {
    (*shards)->take(seen);
    EXPECT_THAT((*shards)->missing(), IsEmpty()) << "it may have been busy";
  }
  (*shards)->take(one);
  EXPECT_THAT((*shards)->missing(), ElementsAre(2));
  EXPECT_EQ((*shards)->problem_of(2), "tcp://b:2: no shard answers");
  EXPECT_EQ((*shards)->problem_of(1), "");
  EXPECT_FALSE((*shards)->are_all_missing());
  (*shards)->take(both);
  EXPECT_THAT((*shards)->missing(), IsEmpty());
  EXPECT_THAT((*shards)->failures(), ElementsAre(0, 1));
}

TEST_F(ShardsTest, OfANewerBuildTakeOverWhenAllAreThere) {
  const auto shards = open(names("blog"));
  ASSERT_TRUE(shards.has_value());
  const Names newer = build("newer", 25);
  for (std::size_t i = 0; i < kCount; ++i) {
    EXPECT_FALSE((*shards)->is_superseded(survey(names("blog"))));
    fs::rename(newer[i], names("blog")[i]);  // as the indexer does, not in place
  }
  EXPECT_TRUE((*shards)->is_superseded(survey(names("blog"))));
}

TEST_F(ShardsTest, OfANewerBuildTakeOverWhenThereAreMoreOfThem) {
  const auto shards = open(names("blog"));
  ASSERT_TRUE(shards.has_value());
  const Names newer = build("newer", 25);
  for (const std::size_t i : {0U, 1U})
    fs::rename(newer[i], names("blog")[i]);  // as the indexer does, not in place
  EXPECT_FALSE((*shards)->is_superseded(survey(names("blog")))) << "all old ones are still open";
  const Shards::Links links = (*shards)->connect({});
  for (const std::size_t i : {0U, 1U}) (*shards)->blame(links.links[i], "gone");
  EXPECT_TRUE((*shards)->is_superseded(survey(names("blog"))));
}

TEST_F(ShardsTest, ThatFailAgainAreLeftAloneForAWhile) {
  const auto shards = open(names("blog"));
  ASSERT_TRUE(shards.has_value());
  for (int i = 0; i < 2; ++i) {
    const Shards::Links links = (*shards)->connect({});
    (*shards)->blame(links.links[0], "its disk fails");
    EXPECT_THAT((*shards)->missing(), ElementsAre(1));
    EXPECT_THAT((*shards)->problems(), ElementsAre(HasSubstr("its disk fails")));
    (*shards)->take(survey(names("blog")));
    if (i == 0) {
      EXPECT_THAT((*shards)->missing(), IsEmpty()) << "the first time, at once";
    }
  }
  EXPECT_THAT((*shards)->missing(), ElementsAre(1)) << "the second time, not at once";
  EXPECT_THAT((*shards)->failures(), ElementsAre(2, 0, 0));
}

}  // namespace
}  // namespace mobysearch
