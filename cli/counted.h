// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace mobysearch {

/// "1 post", "2 posts": of a noun whose plural ends in s.
template <std::integral Count>
std::string counted(Count count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace mobysearch
