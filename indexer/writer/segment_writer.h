// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/index/fingerprints.h"
#include "common/index/index_info.h"
#include "common/index/title_starts.h"
#include "common/progress.h"
#include "indexer/writer/best_posts_finder.h"
#include "indexer/writer/document_builder.h"
#include "indexer/writer/index_writer.h"
#include "indexer/writer/parse_guard.h"
#include "indexer/writer/post_columns.h"

namespace mobysearch {

/// A segment that is to be written: posts of one shard, in ascending order.
struct SegmentTask {
  std::string path;
  std::uint32_t shard = 1;
  std::span<const std::uint32_t> posts;  ///< at least one
};

/// Hands the segments of an index out to the threads that write them, shard by shard, and passes on
/// what they report: progress, and the first error. Thread-safe; feed, options and publisher must
/// outlive it.
class SegmentQueue {
 public:
  SegmentQueue(const PostFeed& feed, const WriteOptions& options, const Publisher& publisher);

  const PostFeed& feed() const { return feed_; }
  bool has_positions() const { return has_positions_; }
  /// Posts in a block of the forward index.
  std::uint32_t block_posts() const { return forward_block_posts(has_positions_); }
  const std::string& target() const { return publisher_.target(); }
  std::string temporary(const std::string& name) const { return publisher_.temporary(name); }
  std::uint32_t shards() const { return shards_; }
  /// The number of the shard that a post belongs to.
  std::uint32_t shard_of(std::size_t post) const;
  const std::vector<SegmentTask>& tasks() const { return tasks_; }

  /// The next segment; none when all are taken or something failed.
  std::optional<SegmentTask> next();
  void report_failure(Error error);
  /// There is nothing more to do.
  void stop() { failed_ = true; }
  PostColumns& columns() { return columns_; }
  ProgressCounter& indexed() { return indexed_; }  ///< posts
  ProgressCounter& ordered() { return ordered_; }  ///< posts in the forward index
  /// What failed first. To be asked when the threads have ended.
  std::optional<Error> error() const { return error_; }

 private:
  const PostFeed& feed_;
  const Publisher& publisher_;
  const std::uint32_t shards_;
  const bool has_positions_;
  std::vector<std::vector<std::uint32_t>> posts_;  ///< of each shard
  std::vector<SegmentTask> tasks_;                 ///< whose posts are spans of these
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  PostColumns columns_;
  ProgressCounter indexed_;
  ProgressCounter ordered_;
  std::optional<Error> error_;
};

/// One thread's part of writing an index: takes segments from a queue and writes them, until there
/// are none.
class SegmentWriter {
 public:
  /// The `number` is its own. Make all of them before the first thread starts: each forks a process
  /// (indexer/writer/parse_guard.h).
  SegmentWriter(SegmentQueue& queue, std::size_t number);

  void run();
  /// Writes the forward index of its posts, to a segment a shard that has nothing else, and how
  /// their titles begin, by docid − 1; each post is looked at for the best ones. To be called when
  /// all have run.
  void write_forward(const Fingerprints& fingerprints, std::span<TitleStart> starts,
                     BestPostsFinder& best);

  // What it has done, when run() has returned.
  const IndexInfo& counts() const { return counts_; }
  /// Of its posts, as StoredInfo has them.
  const std::set<std::string>& languages() const { return languages_; }
  const std::vector<FailedPost>& failed() const { return failed_; }
  const Lexicon& lexicon() const { return builder_.lexicon(); }
  /// The sum of its posts' lengths, as Xapian has them.
  std::uint64_t length() const { return length_; }
  /// The sum of its posts' record_hash(), of shards.
  std::uint64_t records() const { return records_; }
  /// The segments that write_forward() made, each with its shard.
  const std::vector<std::pair<std::uint32_t, std::string>>& forward_paths() const {
    return forward_paths_;
  }

 private:
  void write(const SegmentTask& task);
  Result<Post> load(std::size_t number);
  void add_post(Xapian::WritableDatabase& segment, std::size_t number, std::uint32_t shard);
  void write_forward_blocks(std::span<const std::uint16_t> fingerprints, BestPostsFinder& best);
  void keep_title(std::uint32_t docid);
  void count(const Post& post);

  SegmentQueue& queue_;
  const std::size_t number_;
  ParseGuard guard_;
  DocumentBuilder builder_;
  std::optional<WordSpool> spool_;  ///< made when it is first needed
  struct Title {
    std::uint32_t docid = 0;
    std::uint32_t words = 0;                     ///< that it has, at most two of them
    std::array<std::uint32_t, 2> first_words{};  ///< as terms of the lexicon
  };
  std::vector<Title> titles_;
  IndexInfo counts_;
  std::set<std::string> languages_;
  std::uint64_t length_ = 0;
  std::uint64_t records_ = 0;
  std::vector<std::pair<std::uint32_t, std::string>> forward_paths_;
  std::vector<FailedPost> failed_;
};

}  // namespace mobysearch
