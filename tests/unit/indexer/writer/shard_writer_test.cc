// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/shard_writer.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "common/file_descriptor.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

class ShardQueueTest : public ::testing::Test {
 protected:
  TempDir directory_;
  FileOperations files_;
  Publisher publisher_ = std::move(*Publisher::begin(directory_ / "blog.mobydb", files_));
};

TEST_F(ShardQueueTest, HandsOutEachPostOnce) {
  for (const std::size_t count : {0U, 1U, 384U, 385U, 1000U, 200'000U}) {
    const PostFeed feed{count, {}};
    const WriteOptions options;
    ShardQueue queue(feed, options, publisher_);
    std::size_t next = 0;
    std::size_t shards = 0;
    while (const auto task = queue.next()) {
      EXPECT_EQ(task->first, next);
      EXPECT_GT(task->end, task->first);
      next = task->end;
      ++shards;
    }
    EXPECT_EQ(next, count);
    EXPECT_EQ(shards, queue.size());
  }
}

TEST_F(ShardQueueTest, EndsAtTheFirstFailureAndKeepsIt) {
  const PostFeed feed{1000, {}};
  const WriteOptions options;
  ShardQueue queue(feed, options, publisher_);
  EXPECT_TRUE(queue.next());
  EXPECT_FALSE(queue.error());
  queue.report_failure({ErrorCode::kOutputUnwritable, "first", {}, {}});
  queue.report_failure({ErrorCode::kOutputUnwritable, "second", {}, {}});
  EXPECT_FALSE(queue.next());
  EXPECT_EQ(queue.error()->message, "first");
}

Xapian::Document document_of(const std::string& term) {
  Xapian::Document document;
  document.add_term(term, 3);
  document.add_value(0, "v" + term);
  return document;
}

void write_shard(const std::string& path, std::uint32_t docid, const std::string& term) {
  Xapian::WritableDatabase shard = make_shard(path);
  shard.replace_document(docid, document_of(term));
  shard.set_metadata("m" + term, term);
  finish_shard(shard);
}

void merge(const std::vector<std::string>& shards, const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  merge_shards(shards, file.get());
}

TEST(Shard, MergedShardsAreOneFileWithAllThatTheyHad) {
  const TempDir dir;
  write_shard(dir / "b", 7, "second");
  write_shard(dir / "a", 2, "first");
  merge({dir / "b", dir / "a"}, dir / "all");
  EXPECT_TRUE(std::filesystem::is_regular_file(dir / "all"));
  const Xapian::Database all(dir / "all");
  EXPECT_EQ(all.get_doccount(), 2U);
  for (const auto& [docid, term] : {std::pair(2U, "first"), std::pair(7U, "second")}) {
    EXPECT_EQ(*all.postlist_begin(term), docid) << "numbers stay as they were given";
    EXPECT_EQ(all.get_collection_freq(term), 3U);
    EXPECT_EQ(all.get_document(docid).get_value(0), std::string("v") + term);
    EXPECT_EQ(all.get_metadata(std::string("m") + term), term);
  }
}

TEST(Shard, GatheredShardsMergeAsTheyWouldHave) {
  const TempDir dir;
  for (const auto& [name, docid] : {std::pair("a", 2U), std::pair("b", 7U), std::pair("c", 9U)})
    write_shard(dir / name, docid, name);
  merge({dir / "a", dir / "b", dir / "c"}, dir / "at-once");
  gather_shards({dir / "a", dir / "b"}, dir / "larger");
  EXPECT_FALSE(std::filesystem::exists(dir / "a"));
  merge({dir / "larger", dir / "c"}, dir / "all");
  const Xapian::Database at_once(dir / "at-once"), all(dir / "all");
  EXPECT_EQ(all.get_doccount(), 3U);
  for (const auto& [term, docid] : {std::pair("a", 2U), std::pair("b", 7U), std::pair("c", 9U)}) {
    EXPECT_EQ(*all.postlist_begin(term), docid);
    EXPECT_EQ(all.get_metadata(std::string("m") + term), term);
  }
  EXPECT_EQ(all.get_total_length(), at_once.get_total_length());
}

TEST(Shard, StartsAnewWhereSomethingWas) {
  const TempDir dir;
  write_shard(dir / "a", 1, "old");
  write_shard(dir / "a", 1, "new");
  merge({dir / "a"}, dir / "all");
  const Xapian::Database all(dir / "all");
  EXPECT_FALSE(all.term_exists("old"));
  EXPECT_TRUE(all.term_exists("new"));
}

TEST(Shard, ThatIsNotFinishedIsThrownAway) {
  const TempDir dir;
  make_shard(dir / "a").replace_document(1, document_of("x"));
  EXPECT_EQ(Xapian::Database(dir / "a").get_doccount(), 0U);
}

TEST(Shard, FailuresAreXapiansExceptions) {
  const TempDir dir;
  EXPECT_THROW(make_shard(dir / "no/such/place"), Xapian::Error);
  EXPECT_THROW(merge({dir / "missing"}, dir / "all"), Xapian::Error);
  write_shard(dir / "a", 1, "x");
  EXPECT_THROW(merge_shards({dir / "a"}, -1), Xapian::Error);
  Xapian::WritableDatabase shard = make_shard(dir / "b");
  Xapian::Document document;
  document.add_term(std::string(300, 'x'));
  EXPECT_THROW(shard.replace_document(1, document), Xapian::Error) << "a term that is too long";
  EXPECT_THROW(shard.replace_document(0, document_of("x")), Xapian::Error)
      << "no document has number 0";
}

}  // namespace
}  // namespace mobysearch
