// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace mobysearch {

/// What a word weighs in a post grows with its wdf times this: InEB2's normalised frequency, with
/// c = 1 (search/ranking_weight.h). Lengths are Xapian's, the sum of a post's wdfs.
inline double length_factor(std::uint32_t post_length, double mean_length) {
  return std::log2(1 + mean_length / post_length);
}

}  // namespace mobysearch
