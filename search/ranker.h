// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "search/index_parts.h"
#include "search/occurrences.h"
#include "search/query_plan.h"
#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

struct RankedPost {
  std::uint32_t docid = 0;
  double score = 0;
  double proximity = 0;  ///< the part of `score` that words standing together earned
  bool all_words = true;
  std::vector<Occurrence> found = {};  ///< of the query's words; empty when not yet looked for
};

struct Ranking {
  std::vector<RankedPost> posts;  ///< of the page asked for
  bool all_words = true;          ///< some post has all the words
  std::int64_t total = 0;
  bool total_is_exact = true;
  std::vector<std::pair<std::string, std::vector<FacetValue>>> facets;
};

/// Ranks posts: InEB2 over the terms, those with all words before those with some, the best of each
/// ranked again by how near the words stand. Totals are exact up to 1,000. Throws Xapian::Error.
Ranking rank_posts(const Index::Parts& parts, Xapian::Database& database, const QueryPlan& plan,
                   const SearchRequest& request, const OccurrenceFinder& finder);

/// InEB2 (Amati and van Rijsbergen's divergence from randomness: inverse expected document
/// frequency, Bernoulli after-effect, normalisation 2 with the usual c = 1). On judged collections
/// and on long posts, with proximity, it ranks better than BM25 as it is tuned for them (bench/).
Xapian::IneB2Weight ranking_weight();

}  // namespace mobysearch
