// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "common/index/forward_index.h"
#include "search/occurrences.h"
#include "search/query_plan.h"
#include "search/ranker.h"
#include "search/search_response.h"

namespace mobysearch {

/// Says of each post of a page what matched, where, and what that added to the score. Asks Xapian
/// once a word for the whole page. `plan` must outlive it. The constructor throws Xapian::Error.
class Explainer {
 public:
  Explainer(const PostDatabase& database, const QueryPlan& plan,
            const std::vector<RankedPost>& page);

  /// `found` are the query's words in the post.
  std::vector<Explanation> explain(const RankedPost& ranked, const ForwardPost& post,
                                   std::span<const Occurrence> found) const;

 private:
  using Weights = std::map<std::uint32_t, double>;  ///< by docid
  const QueryPlan& plan_;
  std::vector<Weights> words_;  ///< in the plan's order
};

}  // namespace mobysearch
