// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "search/searcher.h"

namespace mobysearch {

/// The words of a query, case-folded, in its order and once each.
struct QueryWords {
  std::vector<std::string> found;
  std::vector<std::string> missing;  ///< no post has them, be it by a synonym or a correction
};

/// Looks for what the site lacks in its readers' queries: for a report to its owner, not for an
/// answer. What was looked up is remembered. Not thread-safe.
class MissingWords {
 public:
  /// Of a query so many words are looked at.
  static constexpr std::size_t kMaxWords = 8;

  /// Fails as Searcher::open() does.
  static Result<MissingWords> open(const std::shared_ptr<const Index>& index);

  /// Of the words that should match alone: no stop words, no phrases, fields, or what is excluded.
  /// Fails as Searcher::search() does.
  Result<QueryWords> words_of(const std::string& query);

  /// Words of the index that may be meant by a missing one, though no search takes them for it:
  /// `kubernetes` by k8s; by `repo`, frequent words that begin so; the word that a longer one
  /// begins with; a near one. The likeliest first, at most `most`.
  std::vector<std::string> meant_by(std::string_view word, std::size_t most) const;

 private:
  explicit MissingWords(Searcher searcher) : searcher_(std::move(searcher)) {}
  Result<bool> finds(const std::string& word);

  Searcher searcher_;
  std::map<std::string, bool, std::less<>> finds_;
};

}  // namespace mobysearch
