// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/index_info.h"
#include "common/post.h"
#include "common/progress.h"
#include "common/result.h"
#include "indexer/writer/publisher.h"

namespace mobysearch {

/// Posts to be indexed: number 0 … count − 1, newest first.
struct PostFeed {
  std::size_t count = 0;
  /// Called from several threads at once. Nothing when more than `most_bytes` would have to be
  /// parsed: it is asked again under guard then (indexer/writer/parse_guard.h).
  std::function<Result<std::optional<Post>>(std::size_t number, std::size_t most_bytes)> load;
  /// The post's Post::path, without loading it: asked for where there are shards.
  std::function<std::string_view(std::size_t number)> path = {};
};

/// Whether an index has positions (common/schema.h). They take half as much again of the file's
/// size; with them phrases are found in time that hardly depends on the number of posts, and a
/// post's words need not be in memory.
enum class Positions : std::uint8_t { kAuto, kOn, kOff };
inline constexpr std::size_t kPostsWithPositions = 32'768;  ///< kAuto: from so many on

struct WriteOptions {
  unsigned threads = 0;  ///< 0: one a core
  Positions positions = Positions::kAuto;
  std::uint32_t shards = 1;  ///< at most kMaxShards; several always have positions
  Synonyms synonyms;
  std::vector<std::string> unlisted;  ///< URLs of pages that are published and no hits
  ProgressSink progress;
};

/// A post that could not be loaded, and why.
struct FailedPost {
  std::size_t number = 0;
  std::string reason;
};

/// The segments of one of an index's files: a shard, or all of it.
struct FileSegments {
  std::vector<std::string> paths;
  std::uint32_t posts = 0;
};

/// The segments of all posts, not yet merged, and what is known once every post has been read.
struct WrittenSegments {
  std::vector<FileSegments> files;  ///< by the number of the shard
  std::size_t docids = 0;
  IndexInfo counts;  ///< posts, sections, media, words
  std::vector<FailedPost> failed;
  std::vector<std::pair<std::string, std::uint32_t>> vocabulary;  ///< sorted
  std::vector<std::string> fingerprints;               ///< blocks (common/index/fingerprints.h)
  std::vector<std::string> title_starts;               ///< blocks (common/index/title_starts.h)
  std::vector<std::string> post_ages;                  ///< blocks (common/index/post_age.h)
  std::vector<std::string> facet_sets, facet_numbers;  ///< blocks (common/index/facet_blocks.h)
  std::vector<std::string> shard_numbers;  ///< blocks (common/index/byte_column.h), of shards
  /// Common terms and their lists (common/index/best_posts.h), unless there are shards.
  std::vector<std::pair<std::string, std::string>> best_posts;
  std::set<std::string> languages;  ///< StoredInfo's
  std::uint64_t records = 0;        ///< the sum of the posts' record_hash(), of shards
  bool has_positions = false;

  /// Readers refuse an index that has docids for far more posts than it holds.
  bool has_enough_posts() const;
};

/// Loads, analyses and inverts all posts, on `options.threads` threads, into segments in the
/// publisher's temporary directory. Fails with kOutputUnwritable.
Result<WrittenSegments> write_segments(const PostFeed& feed, const WriteOptions& options,
                                       const Publisher& publisher);

}  // namespace mobysearch
