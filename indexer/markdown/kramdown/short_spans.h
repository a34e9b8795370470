// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// Span parsers: marks that hold no further spans, and struck text (codespan.rb, autolink.rb,
/// math.rb, html_entity.rb, line_break.rb, escaped_chars.rb, gfm.rb).
bool parse_codespan(SpanState& state);
bool parse_autolink(SpanState& state);
bool parse_inline_math(SpanState& state);
bool parse_html_entity(SpanState& state);
bool parse_line_break(SpanState& state);
bool parse_escaped_chars(SpanState& state);
bool parse_strikethrough(SpanState& state);

}  // namespace mobysearch::kramdown
