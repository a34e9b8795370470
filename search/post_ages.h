// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "common/index/byte_column.h"
#include "common/index/post_age.h"
#include "common/result.h"

namespace mobysearch {

/// How much older than an index's newest post each of its posts is, in quarters of a year: of two
/// posts of one season neither is news (1 byte a post). Immutable once loaded; then any thread may
/// read it.
class PostAges {
 public:
  PostAges() = default;
  /// Of the posts 1 … `last_docid`, whose blocks are then added.
  explicit PostAges(std::uint32_t last_docid) : quarters_(last_docid) {}
  /// The next block, from number 0 on. kIndexDamaged as ByteColumn::add_block().
  Result<void> add_block(std::string_view bytes);

  bool have_dates() const { return have_dates_; }
  /// 1 / (1 + years) for a post that is so many years older than the newest, to the quarter; 0 for
  /// one without a date.
  double recency(std::uint32_t docid) const;

 private:
  ByteColumn quarters_;
  bool have_dates_ = false;  ///< some of them
};

}  // namespace mobysearch
