// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watched_index.h"

#include <utility>

#include "search/searcher.h"
#include "search/shards.h"

namespace mobysearch {

std::shared_ptr<const Index> WatchedIndex::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::shared_ptr<const Index> WatchedIndex::next_after(const std::shared_ptr<const Index>& former,
                                                      std::chrono::milliseconds patience) const {
  std::unique_lock lock(mutex_);
  switched_.wait_for(lock, patience, [&] { return current_ != former; });
  return current_ == former ? nullptr : current_;
}

std::optional<ErrorCode> WatchedIndex::problem() const {
  const std::lock_guard lock(mutex_);
  if (problem_ || !current_ || !current_->shards()) return problem_;
  const Shards& shards = *current_->shards();
  const bool is_followed = shards.has_another_build();  // which is about to be taken up
  return shards.are_all_missing() && !is_followed ? std::optional(ErrorCode::kIndexMissing)
                                                  : std::nullopt;
}

void WatchedIndex::look(const std::stop_token& stop) try { look_at_source(stop); } catch (...) {
  const std::lock_guard lock(mutex_);
  problem_ = ErrorCode::kInternal;
  throw;
}

WatchedIndex::Opened WatchedIndex::warmed(Opened opened) {
  if (!opened) return opened;
  SearchRequest request;
  request.query = "a";
  request.prefix = true;
  auto searcher = Searcher::open(*opened);
  if (!searcher) return fail(std::move(searcher.error()));
  auto answered = searcher->search(request);
  if (!answered) return fail(std::move(answered.error()));
  return opened;
}

void WatchedIndex::switch_to(std::shared_ptr<const Index> index) {
  {
    const std::lock_guard lock(mutex_);
    if (current_) note_former(*current_);
    current_ = index;
    problem_.reset();
  }
  switched_.notify_all();
  listener_({std::move(index), {}});
}

}  // namespace mobysearch
