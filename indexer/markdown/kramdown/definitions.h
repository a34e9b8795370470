// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers (blocks.h): what is defined in one place and used in another.
/// What the kEndOfBlock in a definition's place is called: attribute lines may follow it.
inline constexpr std::string_view kLinkDef = "link_def";
inline constexpr std::string_view kAbbrevDef = "abbrev_def";
inline constexpr std::string_view kFootnoteDef = "footnote_def";

bool parse_footnote_definition(BlockState& state);
bool parse_link_definition(BlockState& state);
bool parse_abbrev_definition(BlockState& state);

}  // namespace mobysearch::kramdown
