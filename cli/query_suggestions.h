// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cli/golden.h"
#include "cli/query_counts.h"
#include "common/result.h"
#include "search/index.h"

namespace mobysearch {

/// A word that readers look for and no post has.
struct MissingWord {
  std::string word;
  std::int64_t searches = 0;
  std::vector<std::string> meant;  ///< words of the index that it may stand for, likeliest first
};

struct FrequentQuery {
  GoldenQuery golden;  ///< with the post that it finds first
  std::int64_t searches = 0;
};

/// What the counts of queries say about a site and its index.
struct QuerySuggestions {
  std::vector<MissingWord> missing;     ///< the most wanted first
  std::vector<FrequentQuery> frequent;  ///< the most frequent first
};

/// Of the 1000 most frequent queries, at most 20 missing words and 20 frequent queries. What a
/// missing word may stand for, at most three words, comes from the words that the index has
/// (MissingWords::meant_by), then from those that other queries ask for together with it. A
/// frequent query is one that mostly had results, and of which the first post now has all words.
/// Fails as Searcher::search() does.
Result<QuerySuggestions> suggest_from(const QueryCounts& counts,
                                      const std::shared_ptr<const Index>& index);

}  // namespace mobysearch
