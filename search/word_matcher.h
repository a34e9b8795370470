// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "common/index/top_posts.h"
#include "search/length_factors.h"

namespace mobysearch {

/// The `count` best posts for a query that asks for all or for any of some words, as Xapian finds
/// them by ranking_weight(): the best first, of equal ones that of the lowest docid. Nothing for
/// another query. Takes half of Xapian's time, which seeks the next post of each list, and its
/// length, by way of the B-tree. Throws Xapian::Error.
std::optional<std::vector<WeighedPost>> match_words(const Xapian::Database& database,
                                                    const LengthFactors& lengths,
                                                    const Xapian::Query& query, std::size_t count);

}  // namespace mobysearch
