// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>

namespace mobysearch {

/// Totals are exact up to this.
inline constexpr Xapian::doccount kExactTotal = 1000;

/// How many posts match a query.
struct MatchCount {
  std::int64_t posts = 0;
  bool is_exact = true;  ///< else at least so many
};

/// Counts a query that asks for any of some terms by marking their posts, which takes a fraction of
/// what Xapian's matcher does for the same; and tells that a total is past kExactTotal from one
/// frequent term. Nothing for other queries. Throws Xapian::Error.
std::optional<MatchCount> count_matches(const Xapian::Database& database,
                                        const Xapian::Query& query);

}  // namespace mobysearch
