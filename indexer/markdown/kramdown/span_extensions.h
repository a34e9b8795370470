// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// Span parsers (spans.h): attribute lists and {::extensions} within lines.
bool parse_span_extensions(SpanState& state);

}  // namespace mobysearch::kramdown
