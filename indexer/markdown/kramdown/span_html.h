// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// Span parsers (spans.h): HTML within lines.
bool parse_span_html(SpanState& state);

}  // namespace mobysearch::kramdown
