// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "common/result.h"
#include "search/finished_word.h"
#include "search/index_parts.h"
#include "search/occurrences.h"
#include "search/query_plan.h"
#include "search/ranker.h"
#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// A query as it is read in one way, and what is found so.
struct Reading {
  QueryPlan plan;
  OccurrenceFinder finder;
  Ranking ranking;
};

/// Reads a query in one way or, while it is typed, in two: as finished, if its last word may be,
/// and as one whose last word goes on. What the first finds stands first, as it will when the
/// query is finished; it stands alone where nothing is missing in it. Throws Xapian::Error. Not
/// thread-safe; reusing one saves allocations.
class Readings {
 public:
  /// `reader` must outlive it.
  explicit Readings(IndexReader& reader) : reader_(reader) {}

  /// The reading that has the page's posts, the total and the facets; nothing is ranked if its plan
  /// matches nothing. Lives until the next call.
  Reading& find(const SearchRequest& request);
  /// The hits of what it found, whose posts are used up. Fails with kIndexDamaged.
  Result<std::vector<Hit>> take_hits(Reading& found, const SearchRequest& request);

 private:
  bool find_finished(const SearchRequest& request, std::vector<RankedPost>& first);
  void rank(Reading& reading, const SearchRequest& request, RankOptions options = {});
  void add_to_total(const std::vector<RankedPost>& first, QueryPlan& plan) const;

  IndexReader& reader_;
  Reading finished_;
  Reading unfiltered_;  ///< as finished_, without the filters
  Reading begun_;       ///< its last word may go on
};

}  // namespace mobysearch
