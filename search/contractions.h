// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/index_parts.h"
#include "search/query_parser.h"

namespace mobysearch {

/// Puts the apostrophe into the words of the query that were typed without it, where nearly all
/// posts have it: `dont` becomes "don't", and `18Fs`, which has no vowel that would tell the
/// stemmer what its s is, "18F's". Other words only if they are then stop words, so that `well`
/// remains what it is.
void add_apostrophes(QueryNode& query, IndexReader& reader);

}  // namespace mobysearch
