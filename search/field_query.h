// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "search/word_query.h"

namespace mobysearch {

/// Queries for what is typed behind a field's name. All throw Xapian::Error.

/// For words of a field, in any order; each in its spellings as one word and in parts, with the
/// signs that belong to it. `unfinished`: the last word may go on.
WordQuery query_for_field(const FieldSpec& field, std::string_view text, bool unfinished,
                          IndexReader& reader);

/// The values of a filter (folded) that some post has and that begin so, at most 50, in their
/// order.
std::vector<std::string> values_beginning(Field field, std::string_view beginning,
                                          const IndexReader& reader);

}  // namespace mobysearch
