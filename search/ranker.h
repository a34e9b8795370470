// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/gains.h"
#include "search/index_parts.h"
#include "search/occurrences.h"
#include "search/post_database.h"
#include "search/query_plan.h"
#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// Totals are exact up to this; where there are very many posts, those which the matcher has to
/// count only up to the second: for a phrase that 1,000 posts have it would look into most of those
/// that have its words.
inline constexpr std::size_t kExactTotal = 1000, kExactTotalOfMany = 100;
inline constexpr std::int64_t kManyPosts = 32'768;

/// How many posts match a query.
struct MatchCount {
  std::int64_t posts = 0;
  bool is_exact = true;  ///< else at least so many
};

struct RankedPost {
  std::uint32_t docid = 0;
  double score = 0;  ///< the weights of its terms and what it gains beside them
  Gains gains = {};
  std::vector<Occurrence> found = {};  ///< of the query's words; empty when not yet looked for
};

struct Ranking {
  std::vector<RankedPost> posts;   ///< of the page asked for
  std::size_t first = 0;           ///< so many of them are RankOptions::first
  std::size_t with_all_words = 0;  ///< so many of the first of them have all the words
  bool is_full = false;            ///< by relevance: 10 posts and more have all the words
  MatchCount total;
  std::vector<std::pair<std::string, std::vector<FacetValue>>> facets;
};

struct RankOptions {
  std::vector<RankedPost> first = {};  ///< posts that match, which stand before all others
  /// By relevance, posts with some words, total and facets are wanted only if the ranking is full.
  bool only_if_full = false;
};

/// Ranks posts: InEB2 over the terms, those with all words before those with some, the best of each
/// ranked again by what they gain beside (search/gains.h). By date, posts with only some words are
/// found only if none has all. Totals are exact up to 1,000. Throws Xapian::Error.
Ranking rank_posts(const IndexReader& reader, const QueryPlan& plan, const SearchRequest& request,
                   const OccurrenceFinder& finder, RankOptions options = {});

/// Counts the posts of a query for any of some terms by marking them, in a fraction of the time
/// that Xapian's matcher takes. A term in more than kExactTotal posts ends the count: at least so
/// many match. Nothing for other queries. Throws Xapian::Error.
std::optional<MatchCount> count_matches(const PostDatabase& database, const Xapian::Query& query);

}  // namespace mobysearch
