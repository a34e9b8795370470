// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers: bulleted and numbered lists, and terms with their definitions (list.rb).
bool parse_list(BlockState& state);
bool parse_definition_list(BlockState& state);

}  // namespace mobysearch::kramdown
