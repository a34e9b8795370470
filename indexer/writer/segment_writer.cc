// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/segment_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "common/index/post_codec.h"
#include "common/index/shard.h"
#include "common/schema.h"
#include "common/text/language.h"
#include "indexer/writer/segment.h"
#include "indexer/writer/wall_clock.h"

namespace mobysearch {
namespace {

constexpr std::size_t kProgressStep = 32;

// Few enough posts that inverting them takes little memory, many enough that merging is quick: one
// merge takes all segments of a million posts.
constexpr std::size_t kSegmentPosts = 384;
constexpr std::size_t kSegmentPostsOfLargeSite = 768;
constexpr std::size_t kPostsOfLargeSite = 65'536;
static_assert(kSegmentPosts % kForwardBlockPosts == 0 &&
                  kSegmentPostsOfLargeSite % kForwardBlockPosts == 0,
              "whole blocks of the forward index");

}  // namespace

SegmentQueue::SegmentQueue(const PostFeed& feed, const WriteOptions& options,
                           const Publisher& publisher)
    : feed_(feed),
      publisher_(publisher),
      shards_(options.shards),
      has_positions_(shards_ > 1 || options.positions == Positions::kOn ||
                     (options.positions == Positions::kAuto && feed.count >= kPostsWithPositions)),
      columns_(feed.count),
      indexed_(options.progress, Progress::Phase::kIndexing, feed.count),
      ordered_(options.progress, Progress::Phase::kOrdering, feed.count) {
  const std::size_t segment_posts =
      feed.count < kPostsOfLargeSite ? kSegmentPosts : kSegmentPostsOfLargeSite;
  posts_.resize(shards_);
  for (std::uint32_t post = 0; post < feed.count; ++post)
    posts_[shard_of(post) - 1].push_back(post);
  for (std::uint32_t shard = 1; shard <= shards_; ++shard) {
    for (std::span<const std::uint32_t> rest = posts_[shard - 1]; !rest.empty();) {
      const auto some = rest.first(std::min(rest.size(), segment_posts));
      tasks_.push_back(
          {publisher.temporary(fmt::format("segment-{}", tasks_.size())), shard, some});
      rest = rest.subspan(some.size());
    }
  }
}

std::uint32_t SegmentQueue::shard_of(std::size_t post) const {
  return shards_ == 1 ? 1 : mobysearch::shard_of(feed_.path(post), shards_);
}

std::optional<SegmentTask> SegmentQueue::next() {
  if (failed_) return std::nullopt;
  const std::size_t next = next_++;
  return next < tasks_.size() ? std::optional(tasks_[next]) : std::nullopt;
}

void SegmentQueue::report_failure(Error error) {
  const std::lock_guard lock(mutex_);
  if (!failed_) error_ = std::move(error);
  failed_ = true;
}

SegmentWriter::SegmentWriter(SegmentQueue& queue, std::size_t number)
    : queue_(queue),
      number_(number),
      guard_([&feed = queue.feed()](std::size_t post) {
        constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
        return feed.load(post, kAny).map([](std::optional<Post> loaded) { return *loaded; });
      }),
      builder_(queue.has_positions()) {}

void SegmentWriter::run() {
  while (const auto task = queue_.next()) {
    try {
      const auto ok = guard_output(queue_.target(), [&] { write(*task); });
      if (!ok) queue_.report_failure(ok.error());
    } catch (...) {
      queue_.stop();
      throw;
    }
  }
  counts_.words = builder_.words();
}

void SegmentWriter::write_forward(const Fingerprints& fingerprints, std::span<TitleStart> starts,
                                  BestPostsFinder& best) {
  const auto ok = guard_output(queue_.target(), [&] {
    std::vector<std::uint16_t> by_number;
    for (const LexiconTerm* term : lexicon().terms())
      by_number.push_back(fingerprints.of(term->text));
    if (spool_) write_forward_blocks(by_number, best);
    for (const Title& title : titles_) {
      if (title.words == 0) continue;
      const std::uint16_t second = title.words > 1 ? by_number[title.first_words[1]] : 0;
      starts[title.docid - 1] = title_start(by_number[title.first_words[0]], second);
    }
  });
  if (!ok) queue_.report_failure(ok.error());
}

void SegmentWriter::write_forward_blocks(std::span<const std::uint16_t> fingerprints,
                                         BestPostsFinder& best) {
  std::optional<Xapian::WritableDatabase> segment;
  const auto finish = [&] {
    if (segment) finish_segment(*segment);
    segment.reset();
  };
  const auto store = [&](std::uint32_t number, const std::string& block) {
    // The writer was given its posts shard by shard.
    const std::uint32_t shard = queue_.shard_of(std::size_t{number} * queue_.block_posts());
    if (forward_paths_.empty() || forward_paths_.back().first != shard) {
      finish();
      forward_paths_.emplace_back(shard,
                                  queue_.temporary(fmt::format("forward-{}-{}", number_, shard)));
      segment.emplace(make_segment(forward_paths_.back().second));
    }
    segment->set_metadata(forward_key(number), block);
    queue_.ordered().add(queue_.block_posts());
  };
  spool_->for_each_block(fingerprints, store, [&](auto... post) { best.add(post...); });
  spool_.reset();
  finish();
}

void SegmentWriter::write(const SegmentTask& task) {
  if (!spool_)
    spool_.emplace(queue_.temporary(fmt::format("words-{}", number_)), queue_.block_posts());
  Xapian::WritableDatabase segment = make_segment(task.path);
  std::size_t reported = 0;
  for (std::size_t done = 1; done <= task.posts.size(); ++done) {
    const std::uint32_t number = task.posts[done - 1];
    add_post(segment, number, task.shard);
    const bool is_last = done == task.posts.size();
    if (is_last || (number + 1) % queue_.block_posts() == 0)
      spool_->end_block(number / queue_.block_posts());
    if (is_last || done - reported >= kProgressStep) {
      queue_.indexed().add(done - reported);
      reported = done;
    }
  }
  length_ += segment.get_total_length();
  finish_segment(segment);
}

Result<Post> SegmentWriter::load(std::size_t number) {
  auto post = queue_.feed().load(number, kGuardedBytes - 1);
  if (!post) return fail(std::move(post.error()));
  if (!*post) return guard_.load(number);
  return std::move(**post);
}

void SegmentWriter::add_post(Xapian::WritableDatabase& segment, std::size_t number,
                             std::uint32_t shard) {
  const Result<Post> post = load(number);
  if (!post) {
    failed_.push_back({number, post.error().message});
    return;
  }
  const auto docid = static_cast<std::uint32_t>(number + 1);
  Xapian::Document document = builder_.build(*post);
  const std::string record = encode_post(*post, builder_.checkpoints());
  if (queue_.shards() > 1) {
    document.add_boolean_term(docid_term(docid));
    records_ += record_hash(docid, record);
  }
  segment.replace_document(docid, document);
  segment.set_metadata(post_key(docid), record);
  spool_->add(docid, builder_.post_words(), segment.get_doclength(docid));
  keep_title(docid);
  queue_.columns().set_date(docid, wall_clock_seconds(post->date));
  queue_.columns().set_facets(docid, builder_.facets());
  queue_.columns().set_shard(docid, shard);
  count(*post);
}

void SegmentWriter::keep_title(std::uint32_t docid) {
  const PostWords& words = builder_.post_words();
  Title title{docid, std::min(words.bounds[0], 2U)};
  std::copy_n(words.tokens.begin(), title.words, title.first_words.begin());
  titles_.push_back(title);
}

void SegmentWriter::count(const Post& post) {
  ++counts_.posts;
  const std::string_view language = primary_language(post.lang);
  if (language.size() == kLanguageBytes) languages_.emplace(language);
  for (const Section& section : post.sections) {
    // A post that begins with a heading has nothing before it.
    if (section.level > 0 || !section.text.empty()) ++counts_.sections;
    counts_.media += static_cast<std::int64_t>(section.media.size());
  }
}

}  // namespace mobysearch
