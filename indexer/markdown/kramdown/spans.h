// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// Reads what stands within lines (emphasis, code, links, HTML, …) as kramdown does.
///
/// An opening mark that is never closed makes kramdown read on to the end, and then again without
/// it. So that this stays linear, the texts of a document share a budget of bytes read; when it is
/// used up, marks are text.
///
/// To be read beside kramdown's files, as blocks.h says.

/// Nested elements within a line; deeper marks are text.
inline constexpr std::size_t kMaxOpenSpans = 100;

/// ESCAPED_CHARS: those that a backslash makes plain text; in GFM, `~` too.
inline constexpr std::string_view kEscapedChars = "\\.*_+`<>()[]{}#!:|\"'$=-";

/// A set of span parsers: a bit each, in their order.
using SpanRules = std::uint16_t;

/// What the span parsers share while they read one text.
struct SpanState {
  Document& document;
  std::size_t& budget;
  Scanner source;
  SpanRules rules;                  ///< those that are tried
  std::vector<Element*> open = {};  ///< the element that is being filled, and those around it

  Element& tree() const { return *open.back(); }
  /// False: the budget is used up.
  bool spend(std::size_t bytes);
  /// Whether one of the open elements is of that kind.
  bool inside(ElementKind kind) const;
};

/// The span parsers. For what is not its own, one returns false and changes nothing. Otherwise it
/// adds to the tree and moves the source.

// typography.cc
bool parse_emphasis(SpanState& state);          ///< emphasis.rb
bool parse_smart_quotes(SpanState& state);      ///< smart_quotes.rb
bool parse_typographic_syms(SpanState& state);  ///< typographic_symbol.rb
// short_spans.cc: marks that hold no further spans, and struck text.
bool parse_codespan(SpanState& state);       ///< codespan.rb
bool parse_autolink(SpanState& state);       ///< autolink.rb
bool parse_inline_math(SpanState& state);    ///< math.rb
bool parse_html_entity(SpanState& state);    ///< html_entity.rb
bool parse_line_break(SpanState& state);     ///< line_break.rb
bool parse_escaped_chars(SpanState& state);  ///< escaped_chars.rb
bool parse_strikethrough(SpanState& state);  ///< gfm.rb
// links.cc
bool parse_footnote_marker(SpanState& state);  ///< footnote.rb
bool parse_link(SpanState& state);             ///< link.rb, images too
// html.cc and extensions.cc, as their block parsers.
bool parse_span_html(SpanState& state);
bool parse_span_extensions(SpanState& state);

struct SpanRule {
  std::string_view name;    ///< as kramdown calls it
  std::string_view starts;  ///< what its spans may begin with, separated by `|`
  bool (*parse)(SpanState& state);
};
/// In the order in which they are tried: kramdown's @span_parsers, and GFM's after them.
std::span<const SpanRule> span_rules();
/// All that the options allow, or those named.
SpanRules allowed_rules(const Options& options);
SpanRules rules_named(std::initializer_list<std::string_view> names);

/// Asked where a mark or `]` may be: whether the element, which has this content so far, ends
/// there.
using SpanEnd = std::function<bool(const Element& content)>;
/// Fills `element` up to its end or that of the source. True: its end was found, and is next.
bool parse_spans(SpanState& state, Element& element, const SpanEnd& is_end = nullptr);
/// What the named parsers alone make of a text.
std::vector<Element*> parse_spans_of(Document& document, std::string_view text,
                                     std::initializer_list<std::string_view> names);

/// Adds the text up to `end`, which is read then.
void add_text(SpanState& state, std::size_t end);
Element& add_span(SpanState& state, ElementKind kind, std::string_view value = {});

}  // namespace mobysearch::kramdown
