// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "common/result.h"
#include "search/index_parts.h"
#include "search/ranker.h"
#include "search/search_response.h"

namespace mobysearch {

/// Makes hits from a page of ranked posts: reads each post's record, chooses its sections, cuts
/// their snippets; up to three sections, or 20 of the only post that `request` is for. `finder`
/// looks for the plan's words. Fails with kIndexDamaged; throws
/// Xapian::Error.
Result<std::vector<Hit>> build_hits(IndexReader& reader, const QueryPlan& plan,
                                    std::vector<RankedPost> page, const OccurrenceFinder& finder,
                                    const SearchRequest& request);

}  // namespace mobysearch
