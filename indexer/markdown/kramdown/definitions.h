// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers: what is defined in one place and used in another (footnote.rb, link.rb,
/// abbreviation.rb).
bool parse_footnote_definition(BlockState& state);
bool parse_link_definition(BlockState& state);
bool parse_abbrev_definition(BlockState& state);

}  // namespace mobysearch::kramdown
