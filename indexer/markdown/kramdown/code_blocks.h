// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers: indented code, and code between fences (codeblock.rb).
bool parse_codeblock(BlockState& state);
bool parse_codeblock_fenced(BlockState& state);

}  // namespace mobysearch::kramdown
