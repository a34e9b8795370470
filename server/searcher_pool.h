// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <type_traits>
#include <utility>
#include <vector>

#include "search/searcher.h"

namespace mobysearch {

/// Searchers kept between answers, all of the current index: a former one is closed when the last
/// answer from it is made. Thread-safe.
class SearcherPool {
 public:
  /// From now on searchers of `index` are kept, and no others.
  void set_current(std::shared_ptr<const Index> index);

  /// Calls `use` with a searcher of `index`, which nobody else has meanwhile, and returns its
  /// Result; fails with kIndexDamaged when no searcher can be opened.
  template <class Use>
  auto with(const std::shared_ptr<const Index>& index, const Use& use)
      -> std::invoke_result_t<Use, Searcher&> {
    auto searcher = take(index);
    if (!searcher) return fail(std::move(searcher.error()));
    auto result = use(**searcher);
    give_back(std::move(*searcher));
    return result;
  }

 private:
  using Searchers = std::vector<std::unique_ptr<Searcher>>;
  Result<std::unique_ptr<Searcher>> take(const std::shared_ptr<const Index>& index);
  void give_back(std::unique_ptr<Searcher> searcher);

  std::mutex mutex_;
  std::shared_ptr<const Index> current_;
  Searchers idle_;
};

}  // namespace mobysearch
