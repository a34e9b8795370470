// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

#include "search/query_parser.h"
#include "search/query_plan.h"
#include "search/word_queries.h"

namespace mobysearch {

/// One item of a query (a word, phrase, field or group): what Xapian is asked for it, and what it
/// is to the whole query.
struct QueryClause {
  enum class Role {
    kWord,      ///< may be missing from a post, if others are there
    kStopWord,  ///< not asked for, unless there is nothing else
    kPhrase,    ///< or a prefix: missing only where nothing is found that has it
    kRequired,  ///< a group or field: never missing
    kFilter,    ///< never missing, but without weight
    kUnwanted,  ///< must be missing
  };
  WordQuery query;
  Role role = Role::kRequired;
  WantedMedia media = {};
};

/// The clause's `query.strict` is empty for an item that asks for nothing. Throws Xapian::Error.
QueryClause clause_for(const QueryNode& node, const SpelledWords& spelled, IndexReader& reader);

/// Appends `from`, but a joined word only if it is not in `into` already.
void append_words(std::vector<QueryWord>& into, std::vector<QueryWord> from);
void append_phrases(std::vector<QueryPhrase>& into, std::vector<QueryPhrase> from);

/// `query` without the posts that match one of `unwanted`.
Xapian::Query excluding(const Xapian::Query& query, const std::vector<Xapian::Query>& unwanted);

}  // namespace mobysearch
