// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/index_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "common/index/forward_index.h"
#include "common/index/index_file.h"
#include "common/index/post_codec.h"
#include "common/index/vocabulary.h"
#include "common/index/xapian_guard.h"
#include "common/schema.h"
#include "indexer/writer/document_builder.h"
#include "indexer/writer/parse_guard.h"
#include "indexer/writer/shard.h"

namespace mobysearch {
namespace {

// Few enough posts that inverting them is quick, many enough that merging is; never more shards
// than may be open at once when they are merged.
constexpr std::size_t kShardPosts = 384;
constexpr std::size_t kMaxShards = 512;
static_assert(kShardPosts % kForwardBlockPosts == 0);

constexpr std::size_t kProgressStep = 32;

std::size_t round_up(std::size_t value, std::size_t step) {
  return (value + step - 1) / step * step;
}

std::size_t posts_per_shard(std::size_t posts) {
  return std::max(kShardPosts, round_up((posts + kMaxShards - 1) / kMaxShards, kForwardBlockPosts));
}

bool any_needs_guard(const PostFeed& feed) {
  for (std::size_t i = 0; i < feed.count; ++i) {
    if (feed.source_bytes(i) >= kGuardedBytes) return true;
  }
  return false;
}

/// As guard_xapian(), for databases that are being written: whatever goes wrong is the output's.
template <class Function>
Result<void> guard_output(const std::string& name, Function&& function) {
  Result<void> result = guard_xapian(name, ErrorCode::kOutputUnwritable, function);
  if (!result) {
    result.error().code = ErrorCode::kOutputUnwritable;
    result.error().hint = "the index that was there, if any, is untouched";
  }
  return result;
}

/// What the workers share.
class Work {
 public:
  Work(const PostFeed& feed, const WriteOptions& options, const Publisher& publisher)
      : feed_(feed), options_(options), publisher_(publisher), step_(posts_per_shard(feed.count)) {}

  std::size_t shards() const { return (feed_.count + step_ - 1) / step_; }
  std::string shard_path(std::size_t shard) const {
    return publisher_.temporary(fmt::format("shard-{}", shard));
  }
  const PostFeed& feed() const { return feed_; }
  const std::string& target() const { return publisher_.target(); }
  std::size_t first_of(std::size_t shard) const { return shard * step_; }
  std::size_t end_of(std::size_t shard) const { return std::min(feed_.count, (shard + 1) * step_); }

  /// The next shard to be written; none when all are taken or something failed.
  std::optional<std::size_t> next_shard() {
    if (failed_) return std::nullopt;
    const std::size_t shard = next_++;
    return shard < shards() ? std::optional(shard) : std::nullopt;
  }

  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    if (!failed_) error_ = std::move(error);
    failed_ = true;
  }
  std::optional<Error> error() const { return error_; }

  void progress(std::size_t posts) {
    const std::size_t done = done_ += posts;
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    if (done <= shown_) return;
    shown_ = done;
    options_.progress(done, feed_.count);
  }

 private:
  const PostFeed& feed_;
  const WriteOptions& options_;
  const Publisher& publisher_;
  const std::size_t step_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::size_t shown_ = 0;
  std::optional<Error> error_;
};

/// One thread's part of it.
class Worker {
 public:
  /// To be made before there are threads, for the guard's sake.
  Worker(Work& work, bool guarded) : work_(work) {
    if (guarded) guard_.emplace(work.feed().load);
  }

  void run() {
    while (const auto shard = work_.next_shard()) {
      const auto ok = guard_output(work_.target(), [&] { write_shard(*shard); });
      if (!ok) work_.fail(ok.error());
    }
    counts_.words = builder_.words();
  }

  const IndexInfo& counts() const { return counts_; }
  const std::vector<FailedPost>& failed() const { return failed_; }
  const DocumentBuilder& builder() const { return builder_; }

 private:
  void write_shard(std::size_t number) {
    Shard shard(work_.shard_path(number));
    const std::size_t end = work_.end_of(number);
    std::size_t shown = work_.first_of(number);
    for (std::size_t i = shown; i < end; ++i) {
      add_post(shard, i);
      const bool block_ends = (i + 1) % kForwardBlockPosts == 0 || i + 1 == end;
      if (block_ends) close_block(shard, i / kForwardBlockPosts);
      if (i + 1 - shown >= kProgressStep || i + 1 == end) {
        work_.progress(i + 1 - shown);
        shown = i + 1;
      }
    }
    shard.close();
  }

  Result<Post> load(std::size_t number) {
    const PostFeed& feed = work_.feed();
    if (!guard_ || feed.source_bytes(number) < kGuardedBytes) return feed.load(number);
    return guard_->load(number);
  }

  void add_post(Shard& shard, std::size_t number) {
    const Result<Post> post = load(number);
    if (!post) {
      failed_.push_back({number, post.error().message});
      return;
    }
    const auto docid = static_cast<std::uint32_t>(number + 1);
    shard.add(docid, builder_.build(*post, docid, block_));
    shard.set_metadata(post_key(docid), encode_post(*post, builder_.checkpoints()));
    block_is_empty_ = false;
    ++counts_.posts;
    for (const Section& section : post->sections) {
      // A post that begins with a heading has nothing before it.
      if (section.level > 0 || !section.text.empty()) ++counts_.sections;
      counts_.media += static_cast<std::int64_t>(section.media.size());
    }
  }

  void close_block(Shard& shard, std::size_t block) {
    if (block_is_empty_) {
      // All of its posts failed; a block that is not there would be taken for damage.
      block_.begin_post(static_cast<std::uint32_t>(block * kForwardBlockPosts + 1));
      block_.end_part();
      block_.end_part();
      block_.end_post();
    }
    shard.set_metadata(forward_key(static_cast<std::uint32_t>(block)), block_.take());
    block_is_empty_ = true;
  }

  Work& work_;
  std::optional<ParseGuard> guard_;  ///< only if a post needs it
  DocumentBuilder builder_;
  ForwardBlockBuilder block_;
  bool block_is_empty_ = true;
  IndexInfo counts_;
  std::vector<FailedPost> failed_;
};

std::vector<std::pair<std::string, std::uint32_t>> merged_vocabulary(
    const std::vector<std::unique_ptr<Worker>>& workers) {
  std::vector<std::pair<std::string_view, std::uint32_t>> all;
  for (const auto& worker : workers) {
    worker->builder().for_each_word(
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

// The vocabulary and the description, in a shard without posts.
void write_tail(const std::string& path, const WrittenShards& shards, StoredInfo stored,
                const Synonyms& synonyms) {
  Shard tail(path);
  VocabularyBlockBuilder block;
  const auto close_block = [&] {
    if (block.bytes() != 0)
      tail.set_metadata(vocabulary_key(stored.vocabulary_blocks++), block.take());
  };
  for (const auto& [word, posts] : shards.vocabulary) {
    block.add(word, posts);
    if (block.bytes() >= kVocabularyBlockBytes) close_block();
  }
  close_block();
  tail.set_metadata(std::string(kSynonymsKey), encode_synonyms(synonyms));
  tail.set_metadata(std::string(kInfoKey), encode_info(stored));
  tail.close();
}

}  // namespace

Result<WrittenShards> write_shards(const PostFeed& feed, const WriteOptions& options,
                                   const Publisher& publisher) {
  Work work(feed, options, publisher);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::clamp<std::size_t>(
      options.threads != 0 ? options.threads : cores, 1, std::max<std::size_t>(1, work.shards()));
  std::vector<std::unique_ptr<Worker>> workers;
  std::vector<std::jthread> running;
  const bool guarded = any_needs_guard(feed);
  for (std::size_t i = 0; i < threads; ++i) {
    workers.push_back(std::make_unique<Worker>(work, guarded));
  }
  for (auto& worker : workers) running.emplace_back([&worker] { worker->run(); });
  running.clear();  // joins
  if (auto error = work.error()) return fail(std::move(*error));

  WrittenShards written;
  for (std::size_t i = 0; i < work.shards(); ++i) written.paths.push_back(work.shard_path(i));
  for (const auto& worker : workers) {
    written.counts.posts += worker->counts().posts;
    written.counts.sections += worker->counts().sections;
    written.counts.media += worker->counts().media;
    written.counts.words += worker->counts().words;
    written.failed.insert(written.failed.end(), worker->failed().begin(), worker->failed().end());
  }
  std::sort(written.failed.begin(), written.failed.end(),
            [](const FailedPost& a, const FailedPost& b) { return a.number < b.number; });
  written.vocabulary = merged_vocabulary(workers);
  return written;
}

Result<std::string> merge_index(const WrittenShards& shards, const IndexInfo& info,
                                const WriteOptions& options, std::size_t count,
                                const Publisher& publisher) {
  const std::string path = publisher.temporary("index");
  const auto ok = guard_output(publisher.target(), [&] {
    const auto blocks = (count + kForwardBlockPosts - 1) / kForwardBlockPosts;
    std::vector<std::string> parts = shards.paths;
    parts.push_back(publisher.temporary("tail"));
    write_tail(parts.back(), shards, {info, kSchemaVersion, static_cast<std::uint32_t>(blocks), 0},
               options.synonyms);
    merge_shards(parts, path);
  });
  if (!ok) return fail(ok.error());
  return path;
}

}  // namespace mobysearch
