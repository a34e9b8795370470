// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

#include "common/text/ascii.h"

namespace mobysearch {

inline constexpr std::size_t kMaxSiteName = 64;

/// Whether a site may be called so: 1 to 64 of A–Z, a–z, 0–9, `-`, `_` and `.`, the first a letter
/// or a digit. Such a name is a file's name, and needs no escapes in a path or in markup.
inline bool is_site_name(std::string_view name) {
  const auto is_alphanumeric = [](char c) { return is_ascii_letter(c) || is_digit(c); };
  return !name.empty() && name.size() <= kMaxSiteName && is_alphanumeric(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
         });
}

}  // namespace mobysearch
