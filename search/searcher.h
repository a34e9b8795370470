// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "search/index.h"
#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// Answers requests from one index. Cheap to open; one per thread (it holds a Xapian::Database,
/// which may not be shared). Keeps its Index alive. What Xapian throws ends here, as an Error.
class Searcher {
 public:
  /// Fails with kIndexDamaged when the file cannot be read.
  static Result<Searcher> open(std::shared_ptr<const Index> index);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  const Index& index() const;

  /// Never fails for what a reader typed: nonsense finds nothing. Fails with kInvalidRequest for a
  /// parameter out of its range (`param` names it) and kIndexDamaged when the file cannot be read.
  Result<SearchResponse> search(const SearchRequest& request);

  /// Titles, headings and words that complete `typed`, best first; at most `limit`, which is that
  /// of a SearchRequest. Fails as search() does.
  Result<Suggestions> suggest(std::string_view typed, int limit);

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace mobysearch
