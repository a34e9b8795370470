// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// A block parser: tables of lines with pipes (table.rb).
bool parse_table(BlockState& state);

}  // namespace mobysearch::kramdown
