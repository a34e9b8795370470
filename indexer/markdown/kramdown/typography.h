// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// Span parsers (spans.h): what printers set in place of ASCII.
bool parse_smart_quotes(SpanState& state);
bool parse_typographic_syms(SpanState& state);

}  // namespace mobysearch::kramdown
