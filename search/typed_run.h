// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/index_parts.h"
#include "search/query_parser.h"
#include "search/query_plan.h"
#include "search/spelling_pass.h"

namespace mobysearch {

/// The words and phrases of a query as text, in their order, corrected: without its fields, dates
/// and unwanted words. Empty if it has groups of words.
std::string typed_text(const QueryNode& top, const SpelledWords& spelled);

/// The words of `text`. `last` are the terms of its last word if that is unfinished, else empty.
TypedRun typed_run(std::string_view text, const std::vector<std::string>& last,
                   IndexReader& reader);

/// Adds the titles, headings and authors' names that are equal to `text`. Throws Xapian::Error.
void add_exact_phrase(std::string_view text, IndexReader& reader, ExactPhrase& phrase);

}  // namespace mobysearch
