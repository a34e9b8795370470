// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/index_writer.h"

#include <algorithm>
#include <memory>
#include <span>
#include <thread>
#include <unordered_map>
#include <utility>

#include "common/index/best_posts.h"
#include "common/parallel.h"
#include "common/schema.h"
#include "indexer/writer/best_posts_finder.h"
#include "indexer/writer/segment_writer.h"

namespace mobysearch {
namespace {

using Writers = std::vector<std::unique_ptr<SegmentWriter>>;

Writers make_writers(SegmentQueue& queue, unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const auto count = std::min<std::size_t>(threads, std::max<std::size_t>(1, queue.tasks().size()));
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

/// Those of the terms that have lists (common/index/best_posts.h).
std::vector<std::string_view> common_terms(const std::vector<TermFrequency>& terms) {
  std::vector<std::string_view> common;
  for (const TermFrequency& term : terms)
    if (term.posts >= kPostsOfCommonTerm) common.push_back(term.term);
  return common;
}

double mean_length_of(const Writers& writers) {
  std::uint64_t length = 0;
  std::int64_t posts = 0;
  for (const auto& writer : writers) {
    length += writer->length();
    posts += writer->counts().posts;
  }
  return static_cast<double>(length) / static_cast<double>(posts);
}

/// Writes the forward index of `count` posts, in segments of its own; what goes with it, and the
/// best posts of the terms `common`, to `all`.
void write_forward_index(const Writers& writers, std::vector<TermFrequency> terms,
                         std::span<const std::string_view> common, std::size_t count,
                         WrittenSegments& all) {
  all.fingerprints = fingerprint_blocks(std::move(terms));
  Fingerprints fingerprints;
  for (const std::string& block : all.fingerprints) (void)fingerprints.add_block(block);
  std::vector<TitleStart> starts(count);
  const double mean_length = mean_length_of(writers);
  std::vector<BestPostsFinder> best;
  for (const auto& writer : writers) best.emplace_back(common, writer->lexicon(), mean_length);
  in_parallel(writers.size(), [&](std::size_t number) {
    writers[number]->write_forward(fingerprints, starts, best[number]);
  });
  all.title_starts = title_start_blocks(starts);
  for (std::size_t i = 1; i < best.size(); ++i) best[0].add(best[i]);
  for (std::size_t place = 0; place < common.size(); ++place)
    all.best_posts.emplace_back(common[place], encode_best_posts(best[0].posts_of(place)));
}

void collect_paths(SegmentQueue& queue, const Writers& writers, WrittenSegments& all) {
  all.files.resize(queue.shards());
  const auto add = [&](std::uint32_t shard, const std::string& path) {
    all.files[shard - 1].paths.push_back(path);
  };
  for (const SegmentTask& task : queue.tasks()) add(task.shard, task.path);
  for (const auto& writer : writers) {
    for (const auto& [shard, path] : writer->forward_paths()) add(shard, path);
  }
}

void collect_columns(const PostColumns& columns, WrittenSegments& all) {
  all.post_ages = columns.age_blocks();
  auto facets = columns.facet_blocks();
  all.facet_sets = std::move(facets.sets);
  all.facet_numbers = std::move(facets.numbers);
  if (all.files.size() > 1) all.shard_numbers = columns.shard_number_blocks();
  for (std::uint32_t i = 0; i < all.files.size(); ++i) all.files[i].posts = columns.posts_of(i + 1);
}

void collect(SegmentQueue& queue, const Writers& writers, WrittenSegments& all) {
  collect_paths(queue, writers, all);
  collect_columns(queue.columns(), all);
  for (const auto& writer : writers) {
    for (const auto count :
         {&IndexInfo::posts, &IndexInfo::sections, &IndexInfo::media, &IndexInfo::words}) {
      all.counts.*count += writer->counts().*count;
    }
    all.failed.insert(all.failed.end(), writer->failed().begin(), writer->failed().end());
    all.languages.insert(writer->languages().begin(), writer->languages().end());
    all.records += writer->records();
  }
  std::ranges::sort(all.failed, {}, &FailedPost::number);
  all.docids = queue.feed().count;
  all.vocabulary = merged_vocabulary(writers);
  all.has_positions = queue.has_positions();
}

}  // namespace

bool WrittenSegments::has_enough_posts() const {
  return docids <= highest_docid(static_cast<std::uint64_t>(counts.posts));
}

Result<WrittenSegments> write_segments(const PostFeed& feed, const WriteOptions& options,
                                       const Publisher& publisher) {
  SegmentQueue queue(feed, options, publisher);
  const Writers writers = make_writers(queue, options.threads);
  in_parallel(writers.size(), [&](std::size_t number) { writers[number]->run(); });
  if (auto error = queue.error()) return fail(std::move(*error));
  WrittenSegments all;
  std::vector<TermFrequency> terms = merged_terms(writers);
  std::vector<std::string_view> common;
  if (queue.shards() == 1) common = common_terms(terms);
  write_forward_index(writers, std::move(terms), common, feed.count, all);
  if (auto error = queue.error()) return fail(std::move(*error));
  collect(queue, writers, all);
  return all;
}

}  // namespace mobysearch
