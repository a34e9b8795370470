// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers (blocks.h): bulleted and numbered lists.
bool parse_list(BlockState& state);

}  // namespace mobysearch::kramdown
