// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/index_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/index/best_posts.h"
#include "common/schema.h"
#include "indexer/writer/index_merger.h"
#include "search/index.h"
#include "search/index_parts.h"
#include "search/post_reader.h"
#include "search/ranking_weight.h"
#include "search/response_json.h"
#include "search/searcher.h"
#include "tests/support/crafted_index.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::read_file;
using testing::TempDir;

Post numbered_post(std::size_t number) {
  Post post;
  post.path = "_posts/" + std::to_string(number) + ".md";
  post.title = "Post number " + std::to_string(number);
  post.lang = number % 3 == 0 ? "de" : "en";
  post.date = "2020-01-01T00:00:00+00:00";
  post.timestamp = 1'577'836'800 - static_cast<std::int64_t>(number);
  post.sections.resize(1);
  post.sections[0].text = "Containers share word" + std::to_string(number % 7) + " and more.";
  return post;
}

struct WrittenFile {
  WrittenSegments segments;
  SealedFile file;
};

Result<WrittenFile> write_file(const std::string& target, const PostFeed& feed,
                               const WriteOptions& options) {
  FileOperations files;
  auto publisher = Publisher::begin(target, files);
  if (!publisher) return fail(publisher.error());
  auto segments = write_segments(feed, options, *publisher);
  if (!segments) return fail(segments.error());
  const auto merged = merge_index(*segments, segments->counts, options, *publisher);
  if (!merged) return fail(merged.error());
  if (auto ok = publisher->publish(); !ok) return fail(ok.error());
  return WrittenFile{std::move(*segments), *merged};
}

PostFeed feed_of(std::size_t count) {
  return {count, [](std::size_t number, std::size_t) { return numbered_post(number); }};
}

TEST(IndexWriter, EveryPostComesBackInOrder) {
  const TempDir directory;
  const std::string path = directory / "blog.mobydb";
  ASSERT_TRUE(write_file(path, feed_of(1000), {}));
  const auto index = Index::open(path);
  ASSERT_TRUE(index) << index.error().message;
  EXPECT_EQ((*index)->info().posts, 1000);
  std::size_t next = 0;
  ASSERT_TRUE(
      for_each_post(**index, [&](const Post& post) { EXPECT_EQ(post, numbered_post(next++)); }));
  EXPECT_EQ(next, 1000U);
  EXPECT_EQ((*index)->parts().vocabulary.frequency_of("containers"), 1000U);
  EXPECT_EQ(IndexReader((*index)->parts()).forward.post(1000).section_count(), 1U);
  const auto whole = check_index(path);
  EXPECT_TRUE(whole) << whole.error().message;
}

TEST(IndexWriter, PositionsAreStoredWhenAskedFor) {
  const TempDir directory;
  WriteOptions options;
  options.positions = Positions::kOn;
  ASSERT_TRUE(write_file(directory / "blog.mobydb", feed_of(1000), options));
  const auto index = Index::open(directory / "blog.mobydb");
  ASSERT_TRUE(index) << index.error().message;
  const IndexReader reader((*index)->parts());
  const Xapian::Database database = (*index)->parts().file.database();
  ASSERT_TRUE(database.has_positions());
  // "Post number 5", and in the text "Containers share word5 and more".
  const auto position = database.positionlist_begin(6, "share");
  ASSERT_NE(position, database.positionlist_end(6, "share"));
  EXPECT_EQ(*position, 5U);
  EXPECT_EQ(reader.forward.post(6).section_count(), 1U);
  EXPECT_EQ(reader.forward.post(6).tokens[4], (*index)->parts().fingerprints.of("share"));
}

/// Posts of many lengths that say "moby" a few times.
PostFeed feed_of_common_word(std::size_t count) {
  return {count, [](std::size_t number, std::size_t) {
            Post post = numbered_post(number);
            post.lang = "en";
            std::string& text = post.sections[0].text;
            for (std::size_t i = 0; i <= number * 7919 % 13; ++i) text += " moby";
            for (std::size_t i = 0; i < number * 104'729 % 200; ++i) text += " ship";
            return post;
          }};
}

TEST(IndexWriter, ListsThePostsThatACommonTermWeighsMostIn) {
  const TempDir directory;
  const std::string path = directory / "blog.mobydb";
  ASSERT_TRUE(write_file(path, feed_of_common_word(kPostsOfCommonTerm + 100), {}));
  const Xapian::Database database = (*Index::open(path))->parts().file.database();
  const auto listed = [&](const std::string& term) {
    return decode_best_posts(database.get_metadata(best_posts_key(term)));
  };
  for (const std::string term : {"mobi", "ship", "contain"}) {
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(term));
    enquire.set_weighting_scheme(ranking_weight());
    const Xapian::MSet best = enquire.get_mset(0, kBestPosts);
    std::vector<std::uint32_t> docids(best.begin(), best.end());
    std::sort(docids.begin(), docids.end());
    ASSERT_EQ(docids.size(), kBestPosts) << term;
    EXPECT_EQ(listed(term), docids) << term;
  }
  EXPECT_TRUE(listed("word5")->empty()) << "few posts have it";
}

TEST(IndexWriter, AnswersAreTheSameWithAndWithoutLists) {
  const TempDir directory;
  const std::string path = directory / "blog.mobydb", without = directory / "without.mobydb";
  ASSERT_TRUE(write_file(path, feed_of_common_word(kPostsOfCommonTerm + 100), {}));
  testing::craft_index(path, without, [](Xapian::WritableDatabase& database) {
    database.set_metadata(best_posts_key("mobi"), "");
  });
  auto with_lists = Searcher::open(*Index::open(path));
  auto without_lists = Searcher::open(*Index::open(without));
  for (const int limit : {1, 10, 100}) {
    SearchRequest request;
    request.query = "moby";
    request.limit = limit;
    const auto hits_of = [&](Searcher& searcher) {
      return nlohmann::json::parse(to_json(*searcher.search(request)))["hits"];
    };
    EXPECT_EQ(hits_of(*with_lists).size(), static_cast<std::size_t>(limit));
    EXPECT_EQ(hits_of(*with_lists), hits_of(*without_lists));
  }
}

TEST(IndexWriter, ThreadsMakeNoDifferenceToTheFile) {
  const TempDir directory;
  WriteOptions options;
  for (const Positions positions : {Positions::kOff, Positions::kOn}) {
    options.positions = positions;
    options.threads = 1;
    ASSERT_TRUE(write_file(directory / "one", feed_of(1500), options));
    options.threads = 4;
    ASSERT_TRUE(write_file(directory / "four", feed_of(1500), options));
    EXPECT_TRUE(read_file(directory / "one") == read_file(directory / "four"));
  }
}

TEST(IndexWriter, PostsThatFailAreReportedAndTheRestIsIndexed) {
  const TempDir directory;
  PostFeed feed = feed_of(300);
  // All of the second block of the forward index among them.
  feed.load = [](std::size_t number, std::size_t) -> Result<std::optional<Post>> {
    if (number == 5 || (number >= 64 && number < 128)) {
      return fail(ErrorCode::kInputUnreadable, "broken " + std::to_string(number));
    }
    return numbered_post(number);
  };
  const auto written = write_file(directory / "blog.mobydb", feed, {});
  ASSERT_TRUE(written) << written.error().message;
  ASSERT_EQ(written->segments.failed.size(), 65U);
  EXPECT_EQ(written->segments.failed[0].number, 5U);
  EXPECT_EQ(written->segments.failed[0].reason, "broken 5");
  const auto index = Index::open(directory / "blog.mobydb");
  ASSERT_TRUE(index) << index.error().message;
  EXPECT_EQ((*index)->info().posts, 235);
  EXPECT_EQ(IndexReader((*index)->parts()).forward.post(6).section_count(), 0U);
  EXPECT_EQ(IndexReader((*index)->parts()).forward.post(129).section_count(), 1U);
}

TEST(IndexWriter, AnEmptySiteIsAnIndexToo) {
  const TempDir directory;
  ASSERT_TRUE(write_file(directory / "blog.mobydb", feed_of(0), {}));
  const auto index = Index::open(directory / "blog.mobydb", {.verify_checksum = true});
  ASSERT_TRUE(index) << index.error().message;
  EXPECT_EQ((*index)->info().posts, 0);
}

TEST(IndexWriter, ProgressRisesToTheEnd) {
  const TempDir directory;
  std::map<Progress::Phase, std::vector<std::size_t>> seen;
  Progress::Phase last = Progress::Phase::kIndexing;
  WriteOptions options;
  options.threads = 3;
  options.progress = [&](const Progress& progress) {
    EXPECT_GE(progress.phase, last);
    last = progress.phase;
    seen[progress.phase].push_back(progress.done);
    if (progress.phase < Progress::Phase::kMerging) {
      EXPECT_EQ(progress.total, 1000U);
    }
  };
  ASSERT_TRUE(write_file(directory / "blog.mobydb", feed_of(1000), options));
  for (const auto& [phase, done] : seen) EXPECT_TRUE(std::ranges::is_sorted(done));
  EXPECT_EQ(seen.at(Progress::Phase::kIndexing).back(), 1000U);
  EXPECT_EQ(seen.at(Progress::Phase::kOrdering).back(), 1000U);
  EXPECT_GT(seen.at(Progress::Phase::kMerging).back(), 0U);
}

TEST(IndexWriter, LargePostsAreParsedUnderGuard) {
  const TempDir directory;
  PostFeed feed = feed_of(3);
  feed.load = [](std::size_t number, std::size_t most_bytes) -> Result<std::optional<Post>> {
    if (number != 1) return numbered_post(number);
    if (most_bytes < std::size_t{1} << 20) return std::nullopt;
    std::abort();
  };
  const auto written = write_file(directory / "blog.mobydb", feed, {});
  ASSERT_TRUE(written) << written.error().message;
  ASSERT_EQ(written->segments.failed.size(), 1U);
  EXPECT_EQ(written->segments.failed[0].number, 1U);
}

TEST(IndexWriter, SaysWhetherReadersTakeSoFewPosts) {
  const TempDir directory;
  PostFeed feed = feed_of(66'000);
  for (const std::size_t readable : {7U, 8U}) {
    feed.load = [&](std::size_t number, std::size_t) -> Result<std::optional<Post>> {
      if (number >= readable) return fail(ErrorCode::kInputUnreadable, "broken");
      return numbered_post(number);
    };
    const auto written = write_file(directory / "blog.mobydb", feed, {});
    ASSERT_TRUE(written) << written.error().message;
    const auto index = Index::open(directory / "blog.mobydb");
    EXPECT_EQ(written->segments.has_enough_posts(), readable == 8);
    EXPECT_EQ(written->segments.has_enough_posts(), index.has_value());
  }
}

}  // namespace
}  // namespace mobysearch
