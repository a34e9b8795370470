// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/shard_writer.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <limits>
#include <system_error>
#include <utility>

#include "common/index/post_codec.h"
#include "common/schema.h"
#include "indexer/writer/wall_clock.h"

namespace mobysearch {
namespace {

constexpr std::size_t kProgressStep = 32;

// Nobody reads a shard before it is closed, and after a crash it is thrown away.
constexpr int kShardFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                            Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST;

// Few enough posts that inverting them is quick, many enough that merging is.
constexpr std::size_t kShardPosts = 384;
static_assert(kShardPosts % kForwardBlockPosts == 0, "whole blocks of the forward index");

constexpr unsigned kMergeFlags = Xapian::DBCOMPACT_NO_RENUMBER | Xapian::DBCOMPACT_SINGLE_FILE;

Xapian::Database opened(const std::vector<std::string>& shards) {
  Xapian::Database all;
  for (const std::string& shard : shards) all.add_database(Xapian::Database(shard));
  return all;
}

}  // namespace

Xapian::WritableDatabase make_shard(const std::string& path) {
  Xapian::WritableDatabase shard(path, kShardFlags);
  shard.begin_transaction(false);
  return shard;
}

void finish_shard(Xapian::WritableDatabase& shard) {
  shard.commit_transaction();
  shard.commit();
  shard.close();
}

void merge_shards(const std::vector<std::string>& shards, int fd) {
  Xapian::Database all = opened(shards);
  const int own = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);  // compact() closes it
  if (own < 0) throw Xapian::DatabaseError("no more files can be opened", errno);
  all.compact(own, kMergeFlags);
}

void gather_shards(const std::vector<std::string>& shards, const std::string& larger) {
  opened(shards).compact(larger, kMergeFlags);
  for (const std::string& shard : shards) {
    std::error_code left_behind;  // then it goes with the temporary directory
    std::filesystem::remove_all(shard, left_behind);
  }
}

ShardQueue::ShardQueue(const PostFeed& feed, const WriteOptions& options,
                       const Publisher& publisher)
    : feed_(feed),
      publisher_(publisher),
      has_positions_(options.positions == Positions::kOn ||
                     (options.positions == Positions::kAuto && feed.count >= kPostsWithPositions)),
      columns_(feed.count),
      indexed_(options.progress, Progress::Phase::kIndexing, feed.count),
      ordered_(options.progress, Progress::Phase::kOrdering, feed.count) {}

std::size_t ShardQueue::size() const { return (feed_.count + kShardPosts - 1) / kShardPosts; }

ShardTask ShardQueue::task(std::size_t shard) const {
  return {publisher_.temporary(fmt::format("shard-{}", shard)), shard * kShardPosts,
          std::min(feed_.count, (shard + 1) * kShardPosts)};
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

ShardWriter::ShardWriter(ShardQueue& queue, std::size_t number)
    : queue_(queue),
      number_(number),
      guard_([&feed = queue.feed()](std::size_t post) {
        constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
        return feed.load(post, kAny).map([](std::optional<Post> loaded) { return *loaded; });
      }),
      builder_(queue.has_positions()) {}

void ShardWriter::run() {
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

std::string ShardWriter::forward_path() const {
  return queue_.temporary(fmt::format("forward-{}", number_));
}

void ShardWriter::write_forward(const Fingerprints& fingerprints, std::span<TitleStart> starts) {
  const auto ok = guard_output(queue_.target(), [&] {
    Xapian::WritableDatabase shard = make_shard(forward_path());
    std::vector<std::uint16_t> by_number;
    for (const LexiconTerm* term : lexicon().terms())
      by_number.push_back(fingerprints.of(term->text));
    const auto store = [&](std::uint32_t number, const std::string& block) {
      shard.set_metadata(forward_key(number), block);
      queue_.ordered().add(kForwardBlockPosts);
    };
    if (spool_) spool_->for_each_block(by_number, store);
    spool_.reset();
    finish_shard(shard);
    for (const Title& title : titles_) {
      if (title.words == 0) continue;
      const std::uint16_t second = title.words > 1 ? by_number[title.first_words[1]] : 0;
      starts[title.docid - 1] = title_start(by_number[title.first_words[0]], second);
    }
  });
  if (!ok) queue_.report_failure(ok.error());
}

void ShardWriter::write(const ShardTask& task) {
  if (!spool_)
    spool_.emplace(queue_.temporary(fmt::format("words-{}", number_)), queue_.block_posts());
  Xapian::WritableDatabase shard = make_shard(task.path);
  std::size_t reported = task.first;
  for (std::size_t next = task.first; next < task.end;) {
    add_post(shard, next++);
    const bool is_last = next == task.end;
    if (is_last || next % queue_.block_posts() == 0) {
      spool_->end_block(static_cast<std::uint32_t>((next - 1) / queue_.block_posts()));
    }
    if (is_last || next - reported >= kProgressStep) {
      queue_.indexed().add(next - reported);
      reported = next;
    }
  }
  finish_shard(shard);
}

Result<Post> ShardWriter::load(std::size_t number) {
  auto post = queue_.feed().load(number, kGuardedBytes - 1);
  if (!post) return fail(std::move(post.error()));
  if (!*post) return guard_.load(number);
  return std::move(**post);
}

void ShardWriter::add_post(Xapian::WritableDatabase& shard, std::size_t number) {
  const Result<Post> post = load(number);
  if (!post) {
    failed_.push_back({number, post.error().message});
    return;
  }
  const auto docid = static_cast<std::uint32_t>(number + 1);
  shard.replace_document(docid, builder_.build(*post));
  shard.set_metadata(post_key(docid), encode_post(*post, builder_.checkpoints()));
  spool_->add(docid, builder_.post_words());
  keep_title(docid);
  queue_.columns().set_date(docid, wall_clock_seconds(post->date));
  count(*post);
}

void ShardWriter::keep_title(std::uint32_t docid) {
  const PostWords& words = builder_.post_words();
  Title title{docid, std::min(words.bounds[0], 2U)};
  std::copy_n(words.tokens.begin(), title.words, title.first_words.begin());
  titles_.push_back(title);
}

void ShardWriter::count(const Post& post) {
  ++counts_.posts;
  for (const Section& section : post.sections) {
    // A post that begins with a heading has nothing before it.
    if (section.level > 0 || !section.text.empty()) ++counts_.sections;
    counts_.media += static_cast<std::int64_t>(section.media.size());
  }
}

}  // namespace mobysearch
