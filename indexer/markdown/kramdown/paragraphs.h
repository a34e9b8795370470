// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers: blocks that are one run of lines (blank_line.rb, blockquote.rb,
/// horizontal_rule.rb, math.rb, eob.rb, paragraph.rb).
bool parse_blank_line(BlockState& state);
bool parse_blockquote(BlockState& state);
bool parse_horizontal_rule(BlockState& state);
bool parse_block_math(BlockState& state);
bool parse_eob_marker(BlockState& state);
bool parse_paragraph(BlockState& state);

}  // namespace mobysearch::kramdown
