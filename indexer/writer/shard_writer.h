// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "common/index/forward_index.h"
#include "common/index/index_info.h"
#include "indexer/writer/document_builder.h"
#include "indexer/writer/index_writer.h"
#include "indexer/writer/parse_guard.h"
#include "indexer/writer/shard.h"
#include "indexer/writer/shard_queue.h"

namespace mobysearch {

/// One thread's part of writing an index: takes shards from a queue and writes them, until there
/// are none.
class ShardWriter {
 public:
  /// Make all of them before the first thread starts: with `guarded`, each forks a process
  /// (indexer/writer/parse_guard.h).
  ShardWriter(ShardQueue& queue, bool guarded);

  void run();

  // What it has done, when run() has returned.
  const IndexInfo& counts() const { return counts_; }
  const std::vector<FailedPost>& failed() const { return failed_; }
  const Lexicon& lexicon() const { return builder_.lexicon(); }

 private:
  void write(const ShardTask& task);
  Result<Post> load(std::size_t number);
  void add_post(Shard& shard, std::size_t number);
  void count(const Post& post);
  void close_block(Shard& shard, std::size_t number);

  ShardQueue& queue_;
  std::optional<ParseGuard> guard_;
  DocumentBuilder builder_;
  ForwardBlockBuilder block_;
  bool block_is_empty_ = true;
  IndexInfo counts_;
  std::vector<FailedPost> failed_;
};

}  // namespace mobysearch
