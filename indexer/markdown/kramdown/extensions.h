// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch::kramdown {

struct BlockState;
struct SpanState;

/// A block and a span parser: what begins with `{:`, that is attribute lists, their definitions,
/// and the extensions {::comment}, {::nomarkdown} and {::options /} (extensions.rb).
bool parse_block_extensions(BlockState& state);
bool parse_span_extensions(SpanState& state);

}  // namespace mobysearch::kramdown
