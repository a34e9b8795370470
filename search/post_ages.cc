// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_ages.h"

#include <algorithm>

#include "common/schema.h"

namespace mobysearch {
namespace {

constexpr std::uint8_t kUndated = UINT8_MAX;
constexpr double kSecondsAQuarter = 365.25 / 4 * 86'400;

}  // namespace

PostAges::PostAges(const Xapian::Database& database)
    : quarters_(std::size_t{database.get_lastdocid()} + 1, kUndated) {
  const std::string upper = database.get_value_upper_bound(kTimestampSlot);
  if (upper.empty()) return;
  have_dates_ = true;
  const double newest = Xapian::sortable_unserialise(upper);
  for (auto it = database.valuestream_begin(kTimestampSlot);
       it != database.valuestream_end(kTimestampSlot); ++it) {
    if (it.get_docid() >= quarters_.size())
      throw Xapian::DatabaseCorruptError("a post that is not there has a date");
    const double age = (newest - Xapian::sortable_unserialise(*it)) / kSecondsAQuarter;
    // Also where it is no number.
    const bool is_older = age > 0;
    quarters_[it.get_docid()] =
        static_cast<std::uint8_t>(is_older ? std::min(age, kUndated - 1.0) : 0);
  }
}

double PostAges::recency(std::uint32_t docid) const {
  if (docid >= quarters_.size() || quarters_[docid] == kUndated) return 0;
  return 1 / (1 + quarters_[docid] / 4.0);
}

}  // namespace mobysearch
