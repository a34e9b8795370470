// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/shard_queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/forward_index.h"

namespace mobysearch {
namespace {

// Few enough posts that inverting them is quick, many enough that merging is; never more shards
// than may be open at once when they are merged.
constexpr std::size_t kShardPosts = 384;
constexpr std::size_t kMaxShards = 512;
static_assert(kShardPosts % kForwardBlockPosts == 0);

/// Whole blocks of the forward index.
std::size_t posts_per_shard(std::size_t posts) {
  constexpr std::size_t kPosts = kMaxShards * kForwardBlockPosts;
  return std::max(kShardPosts, (posts + kPosts - 1) / kPosts * kForwardBlockPosts);
}

}  // namespace

ShardQueue::ShardQueue(const PostFeed& feed, const WriteOptions& options,
                       const Publisher& publisher)
    : feed_(feed), options_(options), publisher_(publisher), step_(posts_per_shard(feed.count)) {}

ShardTask ShardQueue::task(std::size_t shard) const {
  return {publisher_.temporary(fmt::format("shard-{}", shard)), shard * step_,
          std::min(feed_.count, (shard + 1) * step_)};
}

std::optional<ShardTask> ShardQueue::next() {
  if (failed_) return std::nullopt;
  const std::size_t shard = next_++;
  return shard < size() ? std::optional(task(shard)) : std::nullopt;
}

void ShardQueue::report_failure(Error error) {
  const std::lock_guard lock(mutex_);
  if (!failed_) error_ = std::move(error);
  failed_ = true;
}

void ShardQueue::report_progress(std::size_t posts) {
  const std::size_t done = done_ += posts;
  if (!options_.progress) return;
  const std::lock_guard lock(mutex_);
  if (done <= shown_) return;
  shown_ = done;
  options_.progress(done, feed_.count);
}

}  // namespace mobysearch
