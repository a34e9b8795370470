// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace mobysearch {

/// How much a word counts in the ranking (its wdf), by where it stands. A word of the title counts
/// as kTitleWeight words of the text; one of an author's name as kAuthorWeight, so that what
/// somebody wrote comes before what mentions them. Code must be found without dominating: only
/// every kCodeDivisor-th occurrence of a word in code counts.
inline constexpr std::uint32_t kTitleWeight = 3;
inline constexpr std::uint32_t kAuthorWeight = 3;
inline constexpr std::uint32_t kCodeDivisor = 4;

}  // namespace mobysearch
