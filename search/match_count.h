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

/// Counts the posts of a query for any of some terms by marking them, in a fraction of the time
/// that Xapian's matcher takes. A term in more than kExactTotal posts ends the count: at least so
/// many match. Nothing for other queries. Throws Xapian::Error.
std::optional<MatchCount> count_matches(const Xapian::Database& database,
                                        const Xapian::Query& query);

}  // namespace mobysearch
