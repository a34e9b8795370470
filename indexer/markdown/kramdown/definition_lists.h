// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers (blocks.h): terms with their definitions.
bool parse_definition_list(BlockState& state);

}  // namespace mobysearch::kramdown
