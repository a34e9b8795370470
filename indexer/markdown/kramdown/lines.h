// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/markdown/kramdown/attributes.h"

namespace mobysearch::kramdown {

/// kramdown's expressions for the beginning of a line, each under the name that it has there. A
/// function looks at the line that begins at `at` and returns where what it found ends, or npos; a
/// match of a whole line includes its newline.

/// OPT_SPACE: up to three blanks.
std::size_t skip_opt_space(const Scanner& source, std::size_t at, std::size_t most = 3);
/// INDENT: a tab or four blanks.
std::size_t match_indent(const Scanner& source, std::size_t at);
/// `[ \t]*\n`; npos from npos.
std::size_t match_line_rest(const Scanner& source, std::size_t at);

inline bool is_blank_line(const Scanner& source, std::size_t at) {
  return match_line_rest(source, at) != npos;
}
/// BLANK_LINE: all of them that stand here.
std::size_t match_blank_lines(const Scanner& source, std::size_t at);
/// EOB_MARKER: `^` alone.
std::size_t match_eob_marker(const Scanner& source, std::size_t at);
/// HR_START.
std::size_t match_hr(const Scanner& source, std::size_t at);
/// IAL_BLOCK_START: `{: … }`, also over several lines; its end is that of the last.
Braces match_ial_block(Scanner& source, std::size_t at);

/// What begins a list item (`-`, `1.`) or a definition (`:`).
enum class MarkerKind { kBullet, kNumber, kDefinition };
/// LIST_START_UL, LIST_START_OL or DEFINITION_LIST_START; where the blank after the marker is.
std::size_t match_marker(const Scanner& source, std::size_t at, MarkerKind kind,
                         std::size_t most_indent = 3);
/// LIST_START.
bool starts_list(const Scanner& source, std::size_t at);

/// CODEBLOCK_MATCH: indented lines, blank ones between them, and those that go on lazily.
std::size_t match_codeblock(Scanner& source, std::size_t at);
/// GFM's ATX_HEADER_START; where the text begins.
std::size_t match_gfm_atx_header_start(const Scanner& source, std::size_t at);

/// LAZY_END_HTML_START or LAZY_END_HTML_STOP, after up to `most_indent` blanks: a tag of an element
/// that is not inline.
bool starts_lazy_end_html(const Scanner& source, std::size_t at, std::size_t most_indent = 3);
/// LAZY_END: what ends a paragraph, quote or item that goes on without its mark.
bool is_lazy_end(Scanner& source, std::size_t at);
/// BLOCK_BOUNDARY: a blank line, `^`, an attribute list or the end.
bool is_block_boundary(Scanner& source, std::size_t at);

}  // namespace mobysearch::kramdown
