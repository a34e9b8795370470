// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace mobysearch {

/// The age of a post beside the newest one of its index, in quarters of a year, as the index stores
/// it (a common/index/byte_column.h of all posts); the oldest are all of one age.
using PostAge = std::uint8_t;
inline constexpr PostAge kUndated = UINT8_MAX;

/// Of a post at `seconds`, where the newest is at `newest`.
inline PostAge post_age(double seconds, double newest) {
  constexpr double kSecondsAQuarter = 365.25 / 4 * 86'400;
  const double age = (newest - seconds) / kSecondsAQuarter;
  const bool is_older = age > 0;  // also where it is no number
  return static_cast<PostAge>(is_older ? std::min(age, kUndated - 1.0) : 0);
}

}  // namespace mobysearch
