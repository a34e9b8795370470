// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/unweighted.h"

#include "search/ranking_weight.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

/// Beside a score it is nothing; a few of them multiplied are still more than 0.
constexpr double kNothing = 1e-60;

Query scaled_to_nothing(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, kNothing}; }

}  // namespace

void weigh_nothing(Xapian::Enquire& enquire, bool needs_weights) {
  if (needs_weights) {
    enquire.set_weighting_scheme(ranking_weight());
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
}

Query unweighted(const Query& query, const PostDatabase& database) {
  return database.may_have_term_of_all(query) ? scaled_to_nothing(query)
                                              : Query(Query::OP_SCALE_WEIGHT, query, 0);
}

Query filtered(const Query& query, const Query& filter, const PostDatabase& database) {
  return database.may_have_term_of_all(filter)
             ? Query(Query::OP_AND, query, scaled_to_nothing(filter))
             : Query(Query::OP_FILTER, query, filter);
}

}  // namespace mobysearch
