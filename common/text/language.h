// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// The language that a BCP 47 tag begins with, as it is written there: "zh" of "zh-hant-tw".
/// Locales are taken, too: "pt" of "pt_BR".
constexpr std::string_view primary_language(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

}  // namespace mobysearch
