// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;
struct SpanState;

/// HTML as blocks, raw or with Markdown inside (markdown="1", parse_block_html), and within lines.
bool parse_block_html(BlockState& state);
bool parse_span_html(SpanState& state);

}  // namespace mobysearch::kramdown
