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

/// The words of `text`. `last` are the terms of its last word if that is unfinished, else empty.
TypedRun typed_run(std::string_view text, const std::vector<std::string>& last,
                   IndexReader& reader);

/// How many words of the post's title are what was typed, if it begins with that; else 0. A word
/// that several make together, as SwarmKit is swarmkit, is as good as these.
std::size_t typed_title_words(const ForwardPost& post, const TypedRun& typed);

/// The posts whose titles begin with what was typed, if that is more than a word: at most 200.
std::vector<Xapian::docid> titles_beginning(const TypedRun& typed, const IndexReader& reader);

/// Adds the titles, headings and authors' names that are equal to `text`. Throws Xapian::Error.
void add_exact_phrase(std::string_view text, IndexReader& reader, ExactPhrase& phrase);

}  // namespace mobysearch
