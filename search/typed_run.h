// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
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

/// The words of `text`, of which the last may be `unfinished`. Throws Xapian::Error.
TypedRun typed_run(std::string_view text, bool unfinished, IndexReader& reader);

/// How many words of the post's title are what was typed, if it begins with that; else 0. A word
/// that several make together, as SwarmKit is swarmkit, is as good as these.
std::size_t typed_title_words(const ForwardPost& post, const TypedRun& typed);

/// The terms of titles, headings and names that are equal to `text`, whether some post has them or
/// not. Throws Xapian::Error.
std::vector<std::string> exact_phrase_terms(std::string_view text, IndexReader& reader);

/// Adds the titles, headings and authors' names that are equal to `text`. Throws Xapian::Error.
void add_exact_phrase(std::string_view text, IndexReader& reader, ExactPhrase& phrase);

}  // namespace mobysearch
