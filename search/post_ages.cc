// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_ages.h"

#include <algorithm>

namespace mobysearch {

Result<void> PostAges::add_block(std::string_view bytes) {
  const auto has_date = [](char quarters) { return static_cast<PostAge>(quarters) != kUndated; };
  have_dates_ = have_dates_ || std::ranges::any_of(bytes, has_date);
  return quarters_.add_block(bytes);
}

double PostAges::recency(std::uint32_t docid) const {
  const PostAge quarters = quarters_.at(docid, kUndated);
  return quarters == kUndated ? 0 : 1 / (1 + quarters / 4.0);
}

}  // namespace mobysearch
