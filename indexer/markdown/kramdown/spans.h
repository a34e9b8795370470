// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/markdown/kramdown/html.h"
#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch {

/// Elements in each other within a line; deeper marks are text.
inline constexpr std::size_t kMaxOpenSpans = 100;

/// Reads what stands within lines (emphasis, code, links, HTML, …) as kramdown does.
///
/// An opening mark that is never closed makes kramdown read on to the end, and then again without
/// it. So that this stays linear, all parsers of a document share a budget of bytes read; when it
/// is used up, marks are text.
class SpanParser {
 public:
  SpanParser(KramdownDocument& document, std::size_t& budget)
      : document_(document), budget_(budget) {}

  /// Adds the parsed `text` to the children of `parent`.
  void parse(Element& parent, std::string_view text);
  /// The same for code spans alone, or those and HTML.
  void parse_code(Element& parent, std::string_view text, bool with_html);

 private:
  /// Which marks are read at all.
  enum class Marks { kAll, kHtml, kCode, kCodeAndHtml };
  /// Where the content of an open element ends.
  struct Stop {
    enum class Kind { kDelimiter, kBracket, kEndTag };
    Kind kind;
    std::string_view text;  ///< the delimiter, or the tag's name
    int brackets = 1;       ///< open ones
    std::size_t seen = 0;   ///< children looked at for images
    int images = 0;         ///< among them; each has used up a `]`
  };

  void run(Element& parent, std::string_view text, Marks marks);
  bool parse_spans(Element& element, Stop* stop, Marks marks);
  std::size_t next_mark(std::size_t from, const Stop* stop, Marks marks) const;
  bool is_mark(std::size_t at, const Stop* stop, Marks marks) const;
  bool matches(const Stop& stop, std::size_t at) const;
  bool accepts(Stop& stop, const Element& element) const;
  bool read_mark(Marks marks);
  bool inside(ElementKind kind) const;
  bool spend(std::size_t bytes);
  char at(std::size_t place) const { return source_->at(place); }
  void add_text(std::size_t end);
  Element& add(ElementKind kind, std::string_view value = {});

  // kramdown_inlines.cc
  void emphasis();
  Element* emphasized(std::string_view delimiter, ElementKind kind);
  void code_span();
  bool autolink();
  bool math();
  bool strikethrough();
  bool entity();
  bool escaped_char();
  bool span_extension();
  // kramdown_span_html.cc
  void html(Marks marks);
  // kramdown_links.cc
  bool footnote_marker();
  void link();
  bool link_target(Element& link, std::size_t text_begin);
  bool inline_target(Element& link);
  bool title(Element& link);
  // kramdown_typography.cc
  bool smart_quote();
  bool symbol();

  KramdownDocument& document_;
  std::size_t& budget_;
  Scanner* source_ = nullptr;
  std::vector<Element*> open_;  ///< the element being filled, and those round it
};

/// The children of a new element: code spans, and the text (and HTML) between them.
Element* parse_code_spans(KramdownDocument& document, std::string_view text, bool with_html);

/// Parses all kRawText below `element`, applies attribute lists, and notes what the ids of headers
/// are made from.
void parse_all_spans(KramdownDocument& document, Element& element, std::size_t& budget);

}  // namespace mobysearch
