// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"

namespace mobysearch::kramdown {

/// What a line begins, by kramdown's rules. Each function looks at the line that begins at `at` and
/// returns where what it found ends, or npos; matches of a line include its newline.

/// Up to three blanks of indentation.
std::size_t skip_indent(const Scanner& source, std::size_t at, std::size_t most = 3);
/// One past the newline if nothing but white space comes before it.
std::size_t match_line_rest(const Scanner& source, std::size_t at);
bool is_blank_line(const Scanner& source, std::size_t at);

/// All blank lines at `at`.
std::size_t match_blank_lines(const Scanner& source, std::size_t at);
/// `^` alone.
std::size_t match_end_of_block(const Scanner& source, std::size_t at);
std::size_t match_rule(const Scanner& source, std::size_t at);
/// `{: … }`, of which `inside` is what the braces hold; also over several lines.
std::size_t match_attribute_line(Scanner& source, std::size_t at,
                                 std::string_view* inside = nullptr);

/// A marker that begins a list item (`-`, `1.`) or a definition (`:`), and what follows it.
enum class MarkerKind { kBullet, kNumber, kDefinition };
struct Marker {
  std::size_t end = npos;  ///< of the marker itself: where the blank after it is
  std::size_t line_end = 0;
  explicit operator bool() const { return end != npos; }
};
Marker match_marker(const Scanner& source, std::size_t at, MarkerKind kind,
                    std::size_t most_indent = 3);
bool starts_list(const Scanner& source, std::size_t at);

/// A tab or four blanks: code.
std::size_t match_code_indent(const Scanner& source, std::size_t at);
/// Indented lines, the blank ones between them and those that go on lazily.
std::size_t match_code_lines(Scanner& source, std::size_t at);
/// `> `.
std::size_t match_quote_mark(const Scanner& source, std::size_t at);
/// Three or more `~` or backticks (GFM).
bool starts_fence(const Scanner& source, std::size_t at);
/// GFM's `## `; where the text begins.
std::size_t match_gfm_header_mark(const Scanner& source, std::size_t at);

/// The start or end tag of an element that is not inline, after up to `most_indent` blanks.
bool starts_html_block(const Scanner& source, std::size_t at, std::size_t most_indent = 3);
/// What ends a paragraph, quote or item that goes on without its mark: kramdown's LAZY_END.
bool is_lazy_end(Scanner& source, std::size_t at);
/// A blank line, `^`, an attribute line or the end: kramdown's BLOCK_BOUNDARY.
bool is_block_boundary(Scanner& source, std::size_t at);

}  // namespace mobysearch::kramdown
