// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
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
};

/// Whether an index has positions (common/schema.h). They take half as much again of the file's
/// size; with them phrases are found in time that hardly depends on the number of posts, and a
/// post's words need not be in memory.
enum class Positions : std::uint8_t { kAuto, kOn, kOff };
inline constexpr std::size_t kPostsWithPositions = 32'768;  ///< kAuto: from so many on

struct WriteOptions {
  unsigned threads = 0;  ///< 0: one a core
  Positions positions = Positions::kAuto;
  Synonyms synonyms;
  std::vector<std::string> unlisted;  ///< URLs of pages that are published and no hits
  ProgressSink progress;
};

/// A post that could not be loaded, and why.
struct FailedPost {
  std::size_t number = 0;
  std::string reason;
};

/// The segments of all posts, not yet merged, and what is known once every post has been read.
struct WrittenSegments {
  std::vector<std::string> paths;
  IndexInfo counts;  ///< posts, sections, media, words
  std::vector<FailedPost> failed;
  std::vector<std::pair<std::string, std::uint32_t>> vocabulary;  ///< sorted
  std::vector<std::string> fingerprints;  ///< blocks (common/index/fingerprints.h)
  std::vector<std::string> title_starts;  ///< blocks (common/index/title_starts.h)
  std::vector<std::string> post_ages;     ///< blocks (common/index/post_age.h)
  bool has_positions = false;
};

/// Loads, analyses and inverts all posts, on `options.threads` threads, into segments in the
/// publisher's temporary directory. Fails with kOutputUnwritable.
Result<WrittenSegments> write_segments(const PostFeed& feed, const WriteOptions& options,
                                       const Publisher& publisher);

/// Merges the segments into the publisher's database file, with the vocabulary, the fingerprints,
/// the synonyms, the unlisted pages and `info` of `count` posts. Fails with kOutputUnwritable.
Result<void> merge_index(const WrittenSegments& segments, const IndexInfo& info,
                         const WriteOptions& options, std::size_t count, Publisher& publisher);

}  // namespace mobysearch
