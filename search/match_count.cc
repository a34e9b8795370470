// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_count.h"

#include <algorithm>
#include <string>
#include <vector>

namespace mobysearch {
namespace {

/// Gathers terms each of which alone is enough to match. Returns whether the query asks for nothing
/// else.
bool is_union_of_terms(const Xapian::Query& query, std::vector<std::string>& terms) {
  using Xapian::Query;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      terms.push_back(*query.get_terms_begin());
      return true;
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return is_union_of_terms(query.get_subquery(0), terms);
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      bool all = true;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        all = is_union_of_terms(query.get_subquery(i), terms) && all;
      }
      return all;
    }
    default:
      return false;
  }
}

std::int64_t count_union(const Xapian::Database& database, const std::vector<std::string>& terms) {
  std::vector<bool> marked(database.get_lastdocid() + 1);
  std::int64_t count = 0;
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it) {
      auto mark = marked[*it];
      count += mark ? 0 : 1;
      mark = true;
    }
  }
  return count;
}

}  // namespace

std::optional<MatchCount> count_matches(const Xapian::Database& database,
                                        const Xapian::Query& query) {
  std::vector<std::string> terms;
  const bool is_union = is_union_of_terms(query, terms);
  Xapian::doccount most = 0;
  for (const std::string& term : terms) most = std::max(most, database.get_termfreq(term));
  if (is_union && terms.size() == 1) return MatchCount{most, true};
  if (most > kExactTotal) return MatchCount{most, false};
  if (!is_union) return std::nullopt;
  return MatchCount{count_union(database, terms), true};
}

}  // namespace mobysearch
