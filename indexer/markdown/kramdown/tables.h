// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers (blocks.h): tables of lines with pipes.
bool parse_table(BlockState& state);

}  // namespace mobysearch::kramdown
