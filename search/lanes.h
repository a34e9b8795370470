// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mobysearch {

/// A SIMD vector of fingerprints.
using Lanes = std::uint16_t __attribute__((vector_size(16)));
inline constexpr std::size_t kLanes = sizeof(Lanes) / sizeof(std::uint16_t);

/// Loads kLanes fingerprints.
inline Lanes load_lanes(const std::uint16_t* fingerprints) {
  Lanes lanes;
  std::memcpy(&lanes, fingerprints, sizeof lanes);
  return lanes;
}

inline bool any_nonzero(const Lanes& lanes) {
  std::array<std::uint64_t, sizeof(Lanes) / sizeof(std::uint64_t)> words;
  std::memcpy(words.data(), &lanes, sizeof lanes);
  return (words[0] | words[1]) != 0;
}

}  // namespace mobysearch
