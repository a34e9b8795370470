// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/index_merger.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <thread>

#include "common/index/shard.h"
#include "common/index/vocabulary_block.h"
#include "common/schema.h"
#include "indexer/writer/growth_watch.h"
#include "indexer/writer/segment.h"

namespace mobysearch {
namespace {

void store_blocks(const std::vector<std::string>& blocks, std::string (*key)(std::uint32_t),
                  Xapian::WritableDatabase& segment) {
  for (std::uint32_t i = 0; i < blocks.size(); ++i) segment.set_metadata(key(i), blocks[i]);
}

std::vector<std::string> vocabulary_blocks(const WrittenSegments& segments) {
  std::vector<std::string> blocks;
  VocabularyBlockBuilder block;
  for (const auto& [word, posts] : segments.vocabulary) {
    block.add(word, posts);
    if (block.bytes() >= kVocabularyBlockBytes) blocks.push_back(block.take());
  }
  if (block.bytes() != 0) blocks.push_back(block.take());
  return blocks;
}

/// Of the segments' tables that are merged: about what the index will take.
std::size_t bytes_of(const std::vector<std::string>& segments) {
  std::size_t bytes = 0;
  for (const std::string& segment : segments) {
    for (const char* table : {"", "/postlist.glass", "/position.glass"}) {
      std::error_code error;  // there is no such table
      const auto size = std::filesystem::file_size(segment + table, error);
      if (!error) bytes += size;
    }
  }
  return bytes;
}

/// Tells of the bytes that are merged, where a file's are those of its segments.
class MergeProgress {
 public:
  /// `bytes` in all files.
  MergeProgress(const ProgressSink& sink, std::size_t bytes) : left_(bytes) {
    if (!sink) return;
    sink_ = [this, &sink](const Progress& progress) {
      sink({progress.phase, before_ + std::min(progress.done, progress.total), before_ + left_});
    };
  }
  MergeProgress(const MergeProgress&) = delete;
  MergeProgress& operator=(const MergeProgress&) = delete;

  /// For watch_growth() of one file.
  const ProgressSink& of_file() const { return sink_; }
  /// So many have become part of larger segments, of which they are to be merged once more.
  void add_gathered(std::size_t bytes) {
    before_ += bytes;
    if (sink_) sink_({Progress::Phase::kMerging, 0, left_});
  }
  /// A file is merged.
  void add_merged(std::size_t bytes) {
    before_ += bytes;
    left_ -= bytes;
  }

 private:
  ProgressSink sink_;
  std::size_t before_ = 0;
  std::size_t left_;
};

/// The segments, or where there are too many for one merge, some of them and larger ones: no more
/// are gathered than must be, since they are written once more.
std::vector<std::string> gathered(std::vector<std::string> segments, std::size_t most,
                                  MergeProgress& progress) {
  while (segments.size() > most) {
    const auto end =
        segments.begin() + static_cast<std::ptrdiff_t>(std::min(most, segments.size() - most + 1));
    const std::vector<std::string> some(segments.begin(), end);
    const std::size_t bytes = bytes_of(some);
    const std::string larger = some.front() + "-gathered";
    gather_segments(some, larger);
    progress.add_gathered(bytes);
    segments.erase(segments.begin(), end);
    segments.push_back(larger);
  }
  return segments;
}

class IndexMerger {
 public:
  IndexMerger(const WrittenSegments& segments, const WriteOptions& options, Publisher& publisher)
      : segments_(segments),
        options_(options),
        publisher_(publisher),
        tail_(publisher.temporary("tail")) {}

  Result<SealedFile> merge(const IndexInfo& info) {
    const auto begun = guard_output(publisher_.target(), [&] { write_tail(info); });
    if (!begun) return fail(begun.error());
    MergeProgress progress(options_.progress, expected_bytes());
    SealedFile all;
    for (std::uint32_t shard = 1; shard <= shards(); ++shard) {
      if (auto ok = merge_file(shard, progress); !ok) return fail(std::move(ok.error()));
      if (options_.progress && shard == shards()) options_.progress({Progress::Phase::kVerifying});
      auto sealed = publisher_.seal(file(shard).posts);
      if (!sealed) return sealed;
      all.bytes += sealed->bytes;
      all.revision = shards() == 1 ? std::move(sealed->revision) : build_;
    }
    return all;
  }

 private:
  std::uint32_t shards() const { return static_cast<std::uint32_t>(segments_.files.size()); }
  const FileSegments& file(std::uint32_t shard) const { return segments_.files[shard - 1]; }

  /// What is not of one post, in a segment without posts, and names the index's content.
  void write_tail(const IndexInfo& info) {
    Xapian::WritableDatabase tail = make_segment(tail_);
    const std::vector<std::string> vocabulary = vocabulary_blocks(segments_);
    store_blocks(vocabulary, vocabulary_key, tail);
    store_blocks(segments_.fingerprints, fingerprint_key, tail);
    store_blocks(segments_.title_starts, title_starts_key, tail);
    store_blocks(segments_.post_ages, post_ages_key, tail);
    store_blocks(segments_.facet_sets, facet_sets_key, tail);
    store_blocks(segments_.facet_numbers, facet_numbers_key, tail);
    store_blocks(segments_.shard_numbers, shard_numbers_key, tail);
    for (const auto& [term, posts] : segments_.best_posts)
      tail.set_metadata(best_posts_key(term), posts);
    const std::string synonyms = encode_synonyms(options_.synonyms);
    const std::string unlisted = encode_unlisted(options_.unlisted);
    const std::string stored =
        encode_info({info,
                     kSchemaVersion,
                     segments_.has_positions,
                     static_cast<std::uint32_t>(segments_.docids),
                     static_cast<std::uint32_t>(vocabulary.size()),
                     static_cast<std::uint32_t>(segments_.fingerprints.size()),
                     static_cast<std::uint32_t>(segments_.facet_sets.size()),
                     {segments_.languages.begin(), segments_.languages.end()}});
    tail.set_metadata(std::string(kSynonymsKey), synonyms);
    tail.set_metadata(std::string(kUnlistedKey), unlisted);
    tail.set_metadata(std::string(kInfoKey), stored);
    finish_segment(tail);
    build_ = build_name(segments_.records, {stored, synonyms, unlisted, std::to_string(shards())});
  }

  /// What only one shard has that is not of one post, in a segment of its own.
  std::string write_shard(std::uint32_t shard) {
    const std::string path = publisher_.temporary(fmt::format("shard-{}", shard));
    Xapian::WritableDatabase segment = make_segment(path);
    segment.set_metadata(std::string(kShardKey),
                         encode_shard({shard, shards(), file(shard).posts, build_}));
    finish_segment(segment);
    return path;
  }

  std::size_t expected_bytes(std::uint32_t shard) const {
    return bytes_of(file(shard).paths) + bytes_of({tail_});
  }
  std::size_t expected_bytes() const {
    std::size_t bytes = 0;
    for (std::uint32_t shard = 1; shard <= shards(); ++shard) bytes += expected_bytes(shard);
    return bytes;
  }

  Result<void> merge_file(std::uint32_t shard, MergeProgress& progress) {
    const auto database = publisher_.make_database();
    if (!database) return fail(database.error());
    return guard_output(publisher_.target(), [&] {
      constexpr std::size_t kBeside = 2;  // the tail, and what is the shard's own
      const std::size_t bytes = expected_bytes(shard);
      const std::size_t most = most_merged(file(shard).paths.size() + kBeside) - kBeside;
      auto parts = gathered(file(shard).paths, most, progress);
      parts.push_back(tail_);
      if (shards() > 1) parts.push_back(write_shard(shard));
      {
        const std::jthread watch = watch_growth(*database, bytes, progress.of_file());
        merge_segments(parts, *database);
      }
      progress.add_merged(bytes);
    });
  }

  const WrittenSegments& segments_;
  const WriteOptions& options_;
  Publisher& publisher_;
  const std::string tail_;
  std::string build_;
};

}  // namespace

Result<SealedFile> merge_index(const WrittenSegments& segments, const IndexInfo& info,
                               const WriteOptions& options, Publisher& publisher) {
  return IndexMerger(segments, options, publisher).merge(info);
}

}  // namespace mobysearch
