// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;

/// Block parsers (blocks.h): HTML, raw or with Markdown inside (markdown="1", parse_block_html).
bool parse_block_html(BlockState& state);

}  // namespace mobysearch::kramdown
