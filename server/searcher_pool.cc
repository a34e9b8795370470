// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/searcher_pool.h"

namespace mobysearch {

// Searchers and indexes are made and destroyed outside the lock: that takes its time.

void SearcherPool::set_current(std::shared_ptr<const Index> index) {
  Searchers old;
  const std::lock_guard lock(mutex_);
  current_.swap(index);
  idle_.swap(old);
}

Result<std::unique_ptr<Searcher>> SearcherPool::take(const std::shared_ptr<const Index>& index) {
  {
    const std::lock_guard lock(mutex_);
    if (index == current_ && !idle_.empty()) {
      auto searcher = std::move(idle_.back());
      idle_.pop_back();
      return searcher;
    }
  }
  auto searcher = Searcher::open(index);
  if (!searcher) return fail(std::move(searcher.error()));
  return std::make_unique<Searcher>(std::move(*searcher));
}

void SearcherPool::give_back(std::unique_ptr<Searcher> searcher) {
  const std::lock_guard lock(mutex_);
  if (&searcher->index() == current_.get()) idle_.push_back(std::move(searcher));
}

}  // namespace mobysearch
