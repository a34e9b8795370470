// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace mobysearch {

/// All posts that match a query, in no order of rank.

/// Terms each of which alone is enough to match a query.
struct SufficientTerms {
  std::vector<std::string> terms;  ///< ascending, each once
  bool is_union = false;           ///< no other posts match
};
SufficientTerms sufficient_terms(const Xapian::Query& query);

/// Visits each post that matches once, in ascending order, some at a time. A query for any of some
/// terms is answered from their posting lists, in a fraction of the time that Xapian's matcher
/// takes. What `visit` throws passes. Throws Xapian::Error.
using VisitPosts = std::function<void(std::span<const Xapian::docid>)>;
void visit_matching(const Xapian::Database& database, const Xapian::Query& query,
                    const VisitPosts& visit);

}  // namespace mobysearch
