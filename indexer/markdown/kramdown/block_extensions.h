// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers (blocks.h): attribute definitions, attribute lines and {::extensions}.
bool parse_block_extensions(BlockState& state);

}  // namespace mobysearch::kramdown
