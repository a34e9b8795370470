// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/index_merger.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/index/byte_column.h"
#include "common/index/post_codec.h"
#include "common/index/shard.h"
#include "common/schema.h"
#include "indexer/writer/index_writer.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

std::string path_of(std::size_t number) { return fmt::format("_posts/{}.md", number); }

Post post_number(std::size_t number) {
  Post post;
  post.path = path_of(number);
  post.url = fmt::format("/{}/", number);
  post.title = fmt::format("Post number {}", number);
  post.lang = "en";
  post.date = fmt::format("20{:02}-01-01T00:00:00+00:00", 20 - number % 20);
  post.sections.resize(1);
  post.sections[0].text = fmt::format("Containers share word{} and more.", number % 7);
  return post;
}

PostFeed feed_of(std::vector<std::string>& paths, std::size_t count) {
  for (std::size_t number = paths.size(); number < count; ++number)
    paths.push_back(path_of(number));
  return {count, [](std::size_t number, std::size_t) { return post_number(number); },
          [&paths](std::size_t number) { return std::string_view(paths[number]); }};
}

struct Written {
  WrittenSegments segments;
  SealedFile file;
};

Result<Written> write(const std::string& target, const PostFeed& feed, const WriteOptions& options,
                      const IndexInfo& info = {}) {
  FileOperations files;
  auto publisher = Publisher::begin(target, files, options.shards);
  if (!publisher) return fail(publisher.error());
  auto segments = write_segments(feed, options, *publisher);
  if (!segments) return fail(segments.error());
  IndexInfo stored = info;
  stored.posts = segments->counts.posts;
  auto merged = merge_index(*segments, stored, options, *publisher);
  if (!merged) return fail(merged.error());
  if (auto ok = publisher->publish(); !ok) return fail(ok.error());
  return Written{std::move(*segments), *merged};
}

class WrittenShards : public ::testing::Test {
 protected:
  static WriteOptions options_of(std::uint32_t shards) {
    WriteOptions options;
    options.shards = shards;
    options.positions = Positions::kOn;
    options.synonyms = {{"k8s", {"kubernetes"}}};
    options.unlisted = {"/about/"};
    return options;
  }
  Result<Written> write_shards(std::size_t posts, std::uint32_t shards,
                               const std::string& name = "blog") {
    return write(dir_ / name, feed_of(paths_, posts), options_of(shards));
  }
  std::vector<Xapian::Database> databases(std::uint32_t shards,
                                          const std::string& name = "blog") const {
    std::vector<Xapian::Database> all;
    for (const std::string& file : index_files(dir_ / name, shards)) all.emplace_back(file);
    return all;
  }

  TempDir dir_;
  std::vector<std::string> paths_;
};

std::set<std::uint32_t> docids_of(const Xapian::Database& database) {
  return {database.postlist_begin(""), database.postlist_end("")};
}

TEST_F(WrittenShards, EachHasThePostsWhosePathsSayIt) {
  constexpr std::uint32_t kShards = 2;
  constexpr std::size_t kPosts = 900;  // some segments a shard
  ASSERT_TRUE(write_shards(kPosts, kShards));
  std::size_t posts = 0;
  std::uint32_t number = 0;
  for (const Xapian::Database& shard : databases(kShards)) {
    ++number;
    const auto info = decode_shard(shard.get_metadata(std::string(kShardKey)), "shard");
    ASSERT_TRUE(info);
    EXPECT_EQ(info->number, number);
    EXPECT_EQ(info->count, kShards);
    EXPECT_EQ(info->posts, shard.get_doccount());
    posts += info->posts;
    for (const std::uint32_t docid : docids_of(shard)) {
      EXPECT_EQ(shard_of(path_of(docid - 1), kShards), number);
      EXPECT_EQ(*shard.postlist_begin(exact_term(Field::kPath, path_of(docid - 1))), docid);
      EXPECT_EQ(*shard.postlist_begin(docid_term(docid)), docid);
      EXPECT_EQ(decode_whole_post(shard.get_metadata(post_key(docid))).value(),
                post_number(docid - 1));
      EXPECT_FALSE(shard.get_metadata(forward_key(docid - 1)).empty());
    }
  }
  EXPECT_EQ(posts, kPosts);
}

std::map<std::string, std::string> metadata_of(const Xapian::Database& database) {
  std::map<std::string, std::string> all;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    all[*key] = database.get_metadata(*key);
  return all;
}

/// What is not one shard's own.
std::map<std::string, std::string> common_metadata(const Xapian::Database& database) {
  auto all = metadata_of(database);
  std::erase_if(all, [](const auto& entry) {
    const std::string& key = entry.first;
    const bool is_of_a_post = key.size() == 5 && (key[0] == 'p' || key[0] == 'f');
    return is_of_a_post || key == kShardKey || key.starts_with('n');
  });
  return all;
}

/// A term's postings in all of the databases, with weights and positions.
using Postings = std::map<std::uint32_t, std::pair<std::uint32_t, std::vector<std::uint32_t>>>;
std::map<std::string, Postings> postings_of(const std::vector<Xapian::Database>& databases) {
  std::map<std::string, Postings> all;
  for (const Xapian::Database& database : databases) {
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
        auto& posting = all[*term][*it];
        posting.first = it.get_wdf();
        posting.second.assign(it.positionlist_begin(), it.positionlist_end());
      }
    }
  }
  std::erase_if(all, [](const auto& entry) {
    return entry.first.starts_with(field_spec(Field::kDocid).prefix);
  });
  return all;
}

TEST_F(WrittenShards, TogetherAreTheIndexOfOneFile) {
  ASSERT_TRUE(write_shards(300, 1, "one"));
  ASSERT_TRUE(write_shards(300, 3));
  const auto one = databases(1, "one");
  const auto three = databases(3);
  EXPECT_TRUE(postings_of(one) == postings_of(three));
  std::map<std::string, std::string> all;
  for (const Xapian::Database& shard : three) {
    EXPECT_EQ(common_metadata(shard), common_metadata(one[0]));
    all.merge(metadata_of(shard));
  }
  std::erase_if(all, [](const auto& entry) {
    return entry.first == kShardKey || entry.first == shard_numbers_key(0);
  });
  EXPECT_TRUE(all == metadata_of(one[0]));
}

TEST_F(WrittenShards, TellWhichShardHasAPost) {
  PostFeed feed = feed_of(paths_, 300);
  feed.load = [](std::size_t number, std::size_t) -> Result<std::optional<Post>> {
    if (number >= 100 && number < 290) return fail(ErrorCode::kInputUnreadable, "broken");
    return post_number(number);
  };
  const auto written = write(dir_ / "blog", feed, options_of(3));
  ASSERT_TRUE(written) << written.error().message;
  for (const Xapian::Database& shard : databases(3)) {
    ByteColumn numbers(300);
    ASSERT_TRUE(numbers.add_block(shard.get_metadata(shard_numbers_key(0))));
    EXPECT_EQ(numbers.at(1, 9), shard_of(path_of(0), 3));
    EXPECT_EQ(numbers.at(300, 9), shard_of(path_of(299), 3));
    EXPECT_EQ(numbers.at(200, 9), 0) << "could not be read";
  }
}

TEST_F(WrittenShards, AnotherPostMovesNone) {
  ASSERT_TRUE(write_shards(200, 4));
  const auto before = databases(4);
  std::vector<std::set<std::uint32_t>> docids;
  for (const Xapian::Database& shard : before) docids.push_back(docids_of(shard));
  ASSERT_TRUE(write_shards(201, 4));
  std::size_t changed = 0;
  const auto after = databases(4);
  for (std::size_t i = 0; i < 4; ++i) {
    auto now = docids_of(after[i]);
    changed += now.erase(201);
    EXPECT_EQ(now, docids[i]);
  }
  EXPECT_EQ(changed, 1U);
}

std::set<std::string> builds_of(const std::vector<Xapian::Database>& shards) {
  std::set<std::string> builds;
  for (const Xapian::Database& shard : shards)
    builds.insert(decode_shard(shard.get_metadata(std::string(kShardKey)), "")->build);
  return builds;
}

TEST_F(WrittenShards, HaveABuildThatNamesTheirContent) {
  WriteOptions options = options_of(3);
  options.threads = 1;
  const PostFeed feed = feed_of(paths_, 120);
  const auto first = write(dir_ / "blog", feed, options);
  ASSERT_TRUE(first);
  const std::string build = first->file.revision;
  EXPECT_EQ(build.size(), 16U);
  EXPECT_EQ(builds_of(databases(3)), std::set{build});
  std::vector<std::string> files;
  for (const std::string& file : index_files(dir_ / "blog", 3))
    files.push_back(testing::read_file(file));
  std::size_t bytes = 0;
  for (const std::string& file : files) bytes += file.size();
  EXPECT_EQ(first->file.bytes, bytes);

  options.threads = 4;
  EXPECT_EQ(write(dir_ / "blog", feed, options)->file.revision, build);
  std::size_t at = 0;
  for (const std::string& file : index_files(dir_ / "blog", 3))
    EXPECT_TRUE(testing::read_file(file) == files[at++]) << file;

  PostFeed changed = feed;
  changed.load = [](std::size_t number, std::size_t) {
    Post post = post_number(number);
    if (number == 70) post.sections[0].text += '!';
    return post;
  };
  IndexInfo later;
  later.built_at = "2026-01-01T00:00:00Z";
  std::set<std::string> builds = {build};
  builds.insert(write(dir_ / "blog", changed, options)->file.revision);
  builds.insert(write(dir_ / "blog", feed, options_of(4))->file.revision);
  builds.insert(write(dir_ / "blog", feed, options, later)->file.revision);
  options.synonyms.clear();
  builds.insert(write(dir_ / "blog", feed, options)->file.revision);
  options.unlisted.clear();
  builds.insert(write(dir_ / "blog", feed, options)->file.revision);
  EXPECT_EQ(builds.size(), 6U);
}

TEST_F(WrittenShards, MayBeWithoutPosts) {
  const auto written = write_shards(1, 16);
  ASSERT_TRUE(written) << written.error().message;
  std::size_t posts = 0;
  for (const Xapian::Database& shard : databases(16)) posts += shard.get_doccount();
  EXPECT_EQ(posts, 1U);
  ASSERT_TRUE(write_shards(0, 2));
}

TEST_F(WrittenShards, ProgressRisesOverAllFiles) {
  std::vector<std::size_t> merged;
  std::size_t verified = 0;
  WriteOptions options = options_of(3);
  options.progress = [&](const Progress& progress) {
    if (progress.phase == Progress::Phase::kMerging) merged.push_back(progress.done);
    if (progress.phase == Progress::Phase::kVerifying) ++verified;
    EXPECT_LE(progress.done, progress.total);
  };
  ASSERT_TRUE(write(dir_ / "blog", feed_of(paths_, 300), options));
  EXPECT_TRUE(std::ranges::is_sorted(merged));
  EXPECT_GE(merged.size(), 3U);
  EXPECT_EQ(verified, 1U);
}

/// Ends this process, which a test has forked, with whether the posts could be written while so
/// many files are open at most.
[[noreturn]] void write_with_files(rlim_t most, const std::string& target, const PostFeed& feed) {
  const rlimit limit{most, most};
  ::setrlimit(RLIMIT_NOFILE, &limit);
  std::_Exit(write(target, feed, {}) ? 0 : 1);
}

TEST(IndexMerger, TooManySegmentsForOneMergeMakeTheSameIndex) {
  const TempDir dir;
  std::vector<std::string> paths;
  const PostFeed feed = feed_of(paths, 7000);  // 19 segments
  ASSERT_TRUE(write(dir / "at-once", feed, {}));
  EXPECT_EXIT(write_with_files(64, dir / "gathered", feed), ::testing::ExitedWithCode(0), "");
  EXPECT_TRUE(testing::read_file(dir / "gathered") == testing::read_file(dir / "at-once"));
}

TEST(IndexMerger, AFileThatIsNoShardSaysNothingOfShards) {
  const TempDir dir;
  std::vector<std::string> paths;
  ASSERT_TRUE(write(dir / "blog", feed_of(paths, 10), {}));
  const Xapian::Database database(dir / "blog");
  EXPECT_EQ(database.get_metadata(std::string(kShardKey)), "");
  EXPECT_EQ(database.get_metadata(shard_numbers_key(0)), "");
  EXPECT_FALSE(database.term_exists(docid_term(1)));
  EXPECT_FALSE(database.has_positions());
}

}  // namespace
}  // namespace mobysearch
