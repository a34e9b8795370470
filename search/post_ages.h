// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

namespace mobysearch {

/// How much older than an index's newest post each of its posts is, in quarters of a year: of two
/// posts of one season neither is news (1 byte a post). Immutable: any thread may read it.
class PostAges {
 public:
  PostAges() = default;
  /// Throws Xapian::Error.
  explicit PostAges(const Xapian::Database& database);

  bool have_dates() const { return have_dates_; }
  /// 1 / (1 + years) for a post that is so many years older than the newest, to the quarter; 0 for
  /// one without a date.
  double recency(std::uint32_t docid) const;

 private:
  std::vector<std::uint8_t> quarters_;  ///< by docid
  bool have_dates_ = false;             ///< some of them
};

}  // namespace mobysearch
