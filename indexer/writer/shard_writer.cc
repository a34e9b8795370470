// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/shard_writer.h"

#include "common/index/post_codec.h"
#include "common/schema.h"

namespace mobysearch {
namespace {
constexpr std::size_t kProgressStep = 32;
}

ShardWriter::ShardWriter(ShardQueue& queue, bool guarded) : queue_(queue) {
  if (guarded) guard_.emplace(queue.feed().load);
}

void ShardWriter::run() {
  while (const auto task = queue_.next()) {
    const auto ok = guard_output(queue_.target(), [&] { write(*task); });
    if (!ok) queue_.report_failure(ok.error());
  }
  counts_.words = builder_.words();
}

void ShardWriter::write(const ShardTask& task) {
  Shard shard(task.path);
  std::size_t reported = task.first;
  for (std::size_t next = task.first; next < task.end;) {
    add_post(shard, next++);
    const bool is_last = next == task.end;
    if (is_last || next % kForwardBlockPosts == 0) {
      close_block(shard, (next - 1) / kForwardBlockPosts);
    }
    if (is_last || next - reported >= kProgressStep) {
      queue_.report_progress(next - reported);
      reported = next;
    }
  }
  shard.close();
}

Result<Post> ShardWriter::load(std::size_t number) {
  const PostFeed& feed = queue_.feed();
  if (!guard_ || feed.source_bytes(number) < kGuardedBytes) return feed.load(number);
  return guard_->load(number);
}

void ShardWriter::add_post(Shard& shard, std::size_t number) {
  const Result<Post> post = load(number);
  if (!post) {
    failed_.push_back({number, post.error().message});
    return;
  }
  const auto docid = static_cast<std::uint32_t>(number + 1);
  shard.add(docid, builder_.build(*post, docid, block_));
  shard.set_metadata(post_key(docid), encode_post(*post, builder_.checkpoints()));
  block_is_empty_ = false;
  count(*post);
}

void ShardWriter::count(const Post& post) {
  ++counts_.posts;
  for (const Section& section : post.sections) {
    // A post that begins with a heading has nothing before it.
    if (section.level > 0 || !section.text.empty()) ++counts_.sections;
    counts_.media += static_cast<std::int64_t>(section.media.size());
  }
}

void ShardWriter::close_block(Shard& shard, std::size_t number) {
  if (block_is_empty_) {
    // All of its posts failed; a missing block would be taken for damage.
    block_.begin_post(static_cast<std::uint32_t>(number * kForwardBlockPosts + 1));
    block_.end_part();
    block_.end_part();
    block_.end_post();
  }
  shard.set_metadata(forward_key(static_cast<std::uint32_t>(number)), block_.take());
  block_is_empty_ = true;
}

}  // namespace mobysearch
