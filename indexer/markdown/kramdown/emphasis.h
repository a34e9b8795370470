// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct SpanState;

/// A span parser: `*em*` and `**strong**` (emphasis.rb).
bool parse_emphasis(SpanState& state);

}  // namespace mobysearch::kramdown
