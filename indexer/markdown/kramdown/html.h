// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;
struct SpanState;

/// A block and a span parser: HTML, raw or with Markdown inside (kramdown/html.rb, and of
/// parser/html.rb parse_raw_html).
bool parse_block_html(BlockState& state);
bool parse_span_html(SpanState& state);

}  // namespace mobysearch::kramdown
