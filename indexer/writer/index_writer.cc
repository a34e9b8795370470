// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/index_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <utility>

#include "common/index/forward_index.h"
#include "common/index/vocabulary_block.h"
#include "common/parallel.h"
#include "common/schema.h"
#include "indexer/writer/growth_watch.h"
#include "indexer/writer/segment_writer.h"

namespace mobysearch {
namespace {

using Writers = std::vector<std::unique_ptr<SegmentWriter>>;

Writers make_writers(SegmentQueue& queue, unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const auto count = std::min<std::size_t>(threads, std::max<std::size_t>(1, queue.size()));
  Writers writers;
  while (writers.size() < count)
    writers.push_back(std::make_unique<SegmentWriter>(queue, writers.size()));
  return writers;
}

std::vector<std::pair<std::string, std::uint32_t>> merged_vocabulary(const Writers& writers) {
  std::vector<std::pair<std::string_view, std::uint32_t>> all;
  for (const auto& writer : writers) {
    writer->lexicon().for_each_word(
        [&](std::string_view word, std::uint32_t posts) { all.emplace_back(word, posts); });
  }
  std::sort(all.begin(), all.end());
  std::vector<std::pair<std::string, std::uint32_t>> merged;
  for (const auto& [word, posts] : all) {
    if (!merged.empty() && merged.back().first == word) {
      merged.back().second += posts;
    } else {
      merged.emplace_back(word, posts);
    }
  }
  return merged;
}

/// Runs `function` for each writer, all at once.
template <class Function>
void run_all(const Writers& writers, Function function) {
  in_parallel(writers.size(), [&](std::size_t number) { function(*writers[number]); });
}

/// The terms of all posts, with how many of these have each.
std::vector<TermFrequency> merged_terms(const Writers& writers) {
  std::unordered_map<std::string_view, std::uint32_t, TextHash> posts;
  for (const auto& writer : writers) {
    posts.reserve(writer->lexicon().terms().size());
    for (const LexiconTerm* term : writer->lexicon().terms()) posts[term->text] += term->posts;
  }
  std::vector<TermFrequency> terms;
  terms.reserve(posts.size());
  for (const auto& [term, count] : posts) terms.push_back({term, count});
  return terms;
}

/// Writes the forward index of `count` posts, in segments of its own; what goes with it, to `all`.
void write_forward_index(const Writers& writers, std::size_t count, WrittenSegments& all) {
  all.fingerprints = fingerprint_blocks(merged_terms(writers));
  Fingerprints fingerprints;
  for (const std::string& block : all.fingerprints) (void)fingerprints.add_block(block);
  std::vector<TitleStart> starts(count);
  run_all(writers, [&](SegmentWriter& writer) { writer.write_forward(fingerprints, starts); });
  all.title_starts = title_start_blocks(starts);
}

void collect(SegmentQueue& queue, const Writers& writers, WrittenSegments& all) {
  for (std::size_t i = 0; i < queue.size(); ++i) all.paths.push_back(queue.task(i).path);
  for (const auto& writer : writers) {
    all.paths.push_back(writer->forward_path());
    for (const auto count :
         {&IndexInfo::posts, &IndexInfo::sections, &IndexInfo::media, &IndexInfo::words}) {
      all.counts.*count += writer->counts().*count;
    }
    all.failed.insert(all.failed.end(), writer->failed().begin(), writer->failed().end());
  }
  std::ranges::sort(all.failed, {}, &FailedPost::number);
  all.post_ages = queue.columns().age_blocks();
  all.vocabulary = merged_vocabulary(writers);
  all.has_positions = queue.has_positions();
}

// What is not of one post, in a segment without posts.
void write_tail(const std::string& path, const WrittenSegments& segments, StoredInfo stored,
                const WriteOptions& options) {
  Xapian::WritableDatabase tail = make_segment(path);
  VocabularyBlockBuilder block;
  const auto close_block = [&] {
    if (block.bytes() != 0)
      tail.set_metadata(vocabulary_key(stored.vocabulary_blocks++), block.take());
  };
  for (const auto& [word, posts] : segments.vocabulary) {
    block.add(word, posts);
    if (block.bytes() >= kVocabularyBlockBytes) close_block();
  }
  close_block();
  for (const std::string& fingerprints : segments.fingerprints)
    tail.set_metadata(fingerprint_key(stored.fingerprint_blocks++), fingerprints);
  for (std::uint32_t i = 0; i < segments.title_starts.size(); ++i)
    tail.set_metadata(title_starts_key(i), segments.title_starts[i]);
  for (std::uint32_t i = 0; i < segments.post_ages.size(); ++i)
    tail.set_metadata(post_ages_key(i), segments.post_ages[i]);
  tail.set_metadata(std::string(kSynonymsKey), encode_synonyms(options.synonyms));
  tail.set_metadata(std::string(kUnlistedKey), encode_unlisted(options.unlisted));
  tail.set_metadata(std::string(kInfoKey), encode_info(stored));
  finish_segment(tail);
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

/// The segments, or where there are too many for one merge, larger ones. `tell` is told of
/// the bytes that have become part of these.
std::vector<std::string> gathered(std::vector<std::string> segments, const Publisher& publisher,
                                  const std::function<void(std::size_t)>& tell) {
  constexpr std::size_t kMost = kMaxMerged - 1;  // and the tail
  for (int round = 0; segments.size() > kMost; ++round) {
    std::vector<std::string> larger;
    const std::size_t groups = (segments.size() + kMost - 1) / kMost;
    for (std::size_t group = 0; group < groups; ++group) {
      const auto at = [&](std::size_t place) {
        return segments.begin() + static_cast<std::ptrdiff_t>(place * segments.size() / groups);
      };
      const std::vector<std::string> some(at(group), at(group + 1));
      const std::size_t bytes = bytes_of(some);
      larger.push_back(publisher.temporary(fmt::format("gathered-{}-{}", round, group)));
      gather_segments(some, larger.back());
      tell(bytes);
    }
    segments = std::move(larger);
  }
  return segments;
}

}  // namespace

Result<WrittenSegments> write_segments(const PostFeed& feed, const WriteOptions& options,
                                       const Publisher& publisher) {
  SegmentQueue queue(feed, options, publisher);
  const Writers writers = make_writers(queue, options.threads);
  run_all(writers, [](SegmentWriter& writer) { writer.run(); });
  if (auto error = queue.error()) return fail(std::move(*error));
  WrittenSegments all;
  write_forward_index(writers, feed.count, all);
  if (auto error = queue.error()) return fail(std::move(*error));
  collect(queue, writers, all);
  return all;
}

Result<void> merge_index(const WrittenSegments& segments, const IndexInfo& info,
                         const WriteOptions& options, std::size_t count, Publisher& publisher) {
  const auto database = publisher.make_database();
  if (!database) return fail(database.error());
  return guard_output(publisher.target(), [&] {
    const std::size_t expected = bytes_of(segments.paths);
    std::size_t before = 0;  // bytes of what was gathered first
    ProgressSink merging;
    if (options.progress) {
      merging = [&](const Progress& progress) {
        options.progress({progress.phase, before + progress.done, before + progress.total});
      };
    }
    const auto tell = [&](std::size_t bytes) {
      before += bytes;
      if (merging) merging({Progress::Phase::kMerging, 0, expected});
    };
    std::vector<std::string> parts = gathered(segments.paths, publisher, tell);
    parts.push_back(publisher.temporary("tail"));
    write_tail(parts.back(), segments,
               {info, kSchemaVersion, segments.has_positions, static_cast<std::uint32_t>(count)},
               options);
    const std::jthread watch = watch_growth(*database, bytes_of(parts), merging);
    merge_segments(parts, *database);
  });
}

}  // namespace mobysearch
