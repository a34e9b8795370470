// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers: `## a` and underlined headers (header.rb).
bool parse_atx_header(BlockState& state);
bool parse_setext_header(BlockState& state);

}  // namespace mobysearch::kramdown
