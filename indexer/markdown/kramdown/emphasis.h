// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// Span parsers (spans.h): `*em*` and `**strong**`.
bool parse_emphasis(SpanState& state);

}  // namespace mobysearch::kramdown
