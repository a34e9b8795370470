// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "search/index_parts.h"
#include "search/query_parser.h"

namespace mobysearch {

/// A word that was taken for another one.
struct CorrectedWord {
  std::string text;
  double similarity = 1;  ///< of `text` to what was typed, at most 1
};

/// Words that stand next to each other and also make one: `swarm` and `kit` → `swarmkit`.
using JoinedWords = std::map<std::string, std::string, std::less<>>;

/// How the words of a query are read where that is not just as they were typed.
struct SpelledWords {
  /// By the node of the query's tree, which must outlive this.
  std::map<const QueryNode*, CorrectedWord> corrected;
  JoinedWords joined;
  /// The whole query with its words corrected; nothing when none was.
  std::optional<std::string> corrected_query;
};

/// Corrects the words of `query` (parsed: `top`) that are nothing in the index and have no synonym,
/// and joins those that the index has as one. Throws Xapian::Error.
SpelledWords spell_words(const QueryNode& top, const std::string& query, IndexReader& reader);

}  // namespace mobysearch
