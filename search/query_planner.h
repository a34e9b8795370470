// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>

#include "common/text/tokenizer.h"
#include "search/index_parts.h"
#include "search/languages.h"
#include "search/query_clauses.h"
#include "search/query_plan.h"
#include "search/search_request.h"

namespace mobysearch {

/// Makes plans for one index. Not thread-safe. Throws Xapian::Error.
class QueryPlanner {
 public:
  /// All of these must outlive it.
  QueryPlanner(const Index::Parts& parts, const Xapian::Database& database, Languages& languages)
      : parts_(parts),
        database_(database),
        languages_(languages),
        clauses_(parts, database, languages) {}

  QueryPlan plan(const SearchRequest& request);

 private:
  ExactPhrase exact_phrase(std::string_view query);

  const Index::Parts& parts_;
  const Xapian::Database& database_;
  Languages& languages_;
  QueryClauses clauses_;
  Tokenizer tokenizer_;
};

}  // namespace mobysearch
