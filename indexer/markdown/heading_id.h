// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace mobysearch {

/// Heading ids as kramdown 2.4 and its GFM parser 1.1 make them.

/// From the text of the parsed heading (GFM input).
std::string gfm_heading_id(std::string_view text);
/// From the source of the heading's line (kramdown input, and inside HTML elements).
std::string kramdown_heading_id(std::string_view source);

/// With transliterated_header_ids: Latin letters without their accents, dashes as hyphens. (What
/// the library that kramdown asks knows of other scripts is left out.)
std::string transliterated(std::string_view text);

/// Makes ids of one document unique: the second `a` becomes `a-1`. One for each of the two rules.
class UniqueIds {
 public:
  std::string unique(const std::string& id);

 private:
  std::map<std::string, int> used_;
};

}  // namespace mobysearch
