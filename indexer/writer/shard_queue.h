// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>

#include "common/result.h"
#include "indexer/writer/index_writer.h"

namespace mobysearch {

/// A shard that is to be written: posts first … end − 1.
struct ShardTask {
  std::string path;
  std::size_t first = 0;
  std::size_t end = 0;
};

/// Hands the shards of an index out to the threads that write them, and keeps what they report:
/// progress, and the first error. Thread-safe; feed, options and publisher must outlive it.
class ShardQueue {
 public:
  ShardQueue(const PostFeed& feed, const WriteOptions& options, const Publisher& publisher);

  const PostFeed& feed() const { return feed_; }
  const std::string& target() const { return publisher_.target(); }
  std::size_t size() const { return (feed_.count + step_ - 1) / step_; }
  ShardTask task(std::size_t shard) const;

  /// The next shard; none when all are taken or something failed.
  std::optional<ShardTask> next();
  void report_failure(Error error);
  void report_progress(std::size_t posts);
  /// What failed first. To be asked when the threads have ended.
  std::optional<Error> error() const { return error_; }

 private:
  const PostFeed& feed_;
  const WriteOptions& options_;
  const Publisher& publisher_;
  const std::size_t step_;  ///< posts a shard
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::size_t shown_ = 0;
  std::optional<Error> error_;
};

}  // namespace mobysearch
