// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// Span parsers: links, images and the marks of footnotes (link.rb, footnote.rb).
bool parse_footnote_marker(SpanState& state);
bool parse_link(SpanState& state);

}  // namespace mobysearch::kramdown
