// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>
#include <vector>

#include "common/schema.h"
#include "search/query_plan.h"
#include "search/spelling_pass.h"

namespace mobysearch {

/// A query for something that a reader typed, and the words and phrases that it consists of.
struct WordQuery {
  Xapian::Query strict;      ///< posts that have it; empty when none has
  Xapian::Query loose = {};  ///< posts that have a part of it; empty when it has no parts
  std::vector<QueryWord> words = {};
  std::vector<QueryPhrase> phrases = {};
};

/// Queries for words and what may stand for them: inflections, completions, synonyms, compounds.
/// All throw Xapian::Error.

/// For text without blanks: one word, or several (`pre-school`) and the compounds that they make.
/// `unfinished`: it may go on.
WordQuery query_for_text(std::string_view text, bool unfinished, const JoinedWords& joined,
                         IndexReader& reader);
/// For `beginning*`.
WordQuery query_for_prefix(std::string_view beginning, IndexReader& reader);
/// For words that stand one after the other.
WordQuery query_for_phrase(std::string_view text, IndexReader& reader);
/// For words of a field, in any order.
WordQuery query_for_field(const FieldSpec& field, std::string_view text, IndexReader& reader);

}  // namespace mobysearch
