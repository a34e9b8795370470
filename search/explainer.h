// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "common/index/forward_index.h"
#include "search/occurrences.h"
#include "search/query_plan.h"
#include "search/ranker.h"
#include "search/search_response.h"

namespace mobysearch {

/// Says of each post of a page, in words and numbers, what matched where and what it scored.
/// Asks Xapian once a word for the whole page. `plan` must outlive it. Throws Xapian::Error.
class Explainer {
 public:
  Explainer(const Xapian::Database& database, const QueryPlan& plan,
            const std::vector<RankedPost>& page);

  /// `found` are the query's words in the post.
  std::vector<Explanation> explain(const RankedPost& ranked, const ForwardPost& post,
                                   std::span<const Occurrence> found) const;

 private:
  using Weights = std::map<std::uint32_t, double>;  ///< by docid
  static double of(const Weights& weights, std::uint32_t docid);

  const QueryPlan& plan_;
  std::vector<Weights> words_;  ///< as in the plan
  Weights exact_phrase_;        ///< for an exact title, heading or author match
};

}  // namespace mobysearch
