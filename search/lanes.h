// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mobysearch {

/// Fingerprints that the processor compares at once.
using Lanes = std::uint16_t __attribute__((vector_size(16)));
inline constexpr std::size_t kLanes = sizeof(Lanes) / sizeof(std::uint16_t);

/// Those from `fingerprints` on, of which there must be kLanes.
inline Lanes load_lanes(const std::uint16_t* fingerprints) {
  Lanes lanes;
  std::memcpy(&lanes, fingerprints, sizeof lanes);
  return lanes;
}

/// Is any not zero?
inline bool any_of(const Lanes& lanes) {
  std::array<std::uint64_t, sizeof(Lanes) / sizeof(std::uint64_t)> words;
  std::memcpy(words.data(), &lanes, sizeof lanes);
  return (words[0] | words[1]) != 0;
}

}  // namespace mobysearch
