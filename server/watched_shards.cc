// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watched_shards.h"

#include <algorithm>
#include <utility>

namespace mobysearch {
namespace {

/// A look that has read files is followed by a pause of so many times what it took: they may be
/// large, and of a build that is not complete.
constexpr int kPause = 4;
constexpr std::chrono::seconds kLongestPause{60};
/// An index that was refused is tried again after so long at most.
constexpr std::chrono::seconds kLongestWait{15};

bool has_file(const ShardList& list) {
  return std::ranges::any_of(list.sources, [](const ShardSource& source) {
    return std::ranges::any_of(source, &ShardAddress::is_file);
  });
}

}  // namespace

WatchedShards::WatchedShards(ShardList list, Listener listener, ShardListener shard_listener)
    : WatchedIndex(std::move(listener)),
      list_(std::move(list)),
      has_files_(has_file(list_)),
      shard_listener_(std::move(shard_listener)),
      failures_(list_.sources.size()) {}

std::optional<ShardGauges> WatchedShards::shard_gauges() const {
  const std::lock_guard lock(mutex_);
  ShardGauges gauges{.shards = list_.sources.size(), .failures = failures_};
  if (!current_) return gauges;
  const Shards& shards = *current_->shards();
  gauges.available = gauges.shards - shards.missing().size();
  const std::vector<std::uint64_t> failures = shards.failures();
  for (std::size_t i = 0; i < failures.size(); ++i) gauges.failures[i] += failures[i];
  return gauges;
}

void WatchedShards::forget_refusal() {
  const std::lock_guard lock(mutex_);
  refused_ = {};
  told_.clear();
  next_ = {};
}

void WatchedShards::look_at_source(const std::stop_token& stop) {
  {
    const std::lock_guard lock(mutex_);
    if (Clock::now() < next_) return;
  }
  const auto index = current();
  Shards* const known = index ? index->shards().get() : nullptr;
  const ShardSurvey seen = survey(known, stop);
  if (stop.stop_requested()) return;
  if (known != nullptr) {
    tell_changes(*known);  // as searches have found it
    known->take(seen);
    tell_changes(*known);
    if (!known->is_superseded(seen)) {
      const std::lock_guard lock(mutex_);
      return problem_.reset();
    }
  }
  open(seen, stop);
}

ShardSurvey WatchedShards::survey(const Shards* known, const std::stop_token& stop) {
  const auto began = Clock::now();
  ShardSurvey seen = Shards::survey(list_, known, stop);
  if (has_files_) {
    const auto ended = Clock::now();
    const std::lock_guard lock(mutex_);
    next_ = ended + std::min<Clock::duration>(kPause * (ended - began), kLongestPause);
  }
  return seen;
}

void WatchedShards::open(const ShardSurvey& seen, const std::stop_token& stop) {
  auto shards = Shards::open(list_, seen);
  if (!shards) return refuse(shards.error());
  const std::string build = (*shards)->build();
  {
    const std::lock_guard lock(mutex_);
    if (refused_.build == build && Clock::now() < refused_.next) return;
  }
  auto opened = warmed(Index::open(std::move(*shards)));
  if (stop.stop_requested()) return;
  if (!opened) return refuse_build(build, opened.error());
  const std::shared_ptr<const Index> index = std::move(*opened);
  switch_to(index);
  tell_changes(*index->shards());
}

void WatchedShards::note_former(const Index& index) {
  const std::vector<std::uint64_t> former = index.shards()->failures();
  for (std::size_t i = 0; i < former.size(); ++i) failures_[i] += former[i];
}

void WatchedShards::refuse_build(const std::string& build, const Error& error) {
  {
    const std::lock_guard lock(mutex_);
    const auto wait = refused_.build == build ? std::min(kLongestWait, 2 * refused_.wait)
                                              : std::chrono::seconds(1);
    refused_ = {build, wait, Clock::now() + wait};
  }
  refuse(error);
}

void WatchedShards::refuse(const Error& error) {
  {
    const std::lock_guard lock(mutex_);
    // Why no server answers is said in other words each time.
    const bool again = problem_ == error.code &&
                       (error.code == ErrorCode::kIndexMissing || told_ == error.message);
    problem_ = error.code;
    if (again && !told_.empty()) return;
    told_ = error.message;
  }
  listener_({nullptr, with_hint(error)});
}

void WatchedShards::tell_changes(const Shards& shards) {
  const std::vector<std::uint32_t> before = std::exchange(missing_, shards.missing());
  for (const std::uint32_t number : missing_)
    if (!std::ranges::binary_search(before, number))
      shard_listener_({number, false, shards.problem_of(number)});
  for (const std::uint32_t number : before)
    if (!std::ranges::binary_search(missing_, number)) shard_listener_({number, true, {}});
}

}  // namespace mobysearch
