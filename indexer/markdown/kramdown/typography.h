// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// Span parsers: what printers set in place of ASCII (smart_quotes.rb, typographic_symbol.rb).
bool parse_smart_quotes(SpanState& state);
bool parse_typographic_syms(SpanState& state);

}  // namespace mobysearch::kramdown
