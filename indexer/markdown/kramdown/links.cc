// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '\\' && i + 1 < text.size() && kEscapedChars.find(text[i + 1]) != npos;
    if (escape) ++i;
    plain += text[i];
  }
  return plain;
}

void set_target(Element& link, std::string_view url) {
  link.attributes.set(link.kind == ElementKind::kImage ? "src" : "href", url);
}

/// Reads the text of a link. True: its `]` is next.
bool read_text(SpanState& state, Element& link) {
  const Scanner& source = state.source;
  int brackets = 1;
  std::size_t seen = 0;
  return parse_spans(state, link, [&, images = 0](const Element& content) mutable {
    const bool closes = source.at(source.pos) == ']';
    if (!closes && source.at(source.pos) != '[' && !source.starts(source.pos, "![")) return false;
    brackets += closes ? -1 : 1;
    for (; seen < content.children.size(); ++seen) {
      if (content.children[seen]->kind == ElementKind::kImage) ++images;  // has used up a `]`
    }
    return brackets == images;
  });
}

/// `"title")`, where an address has ended.
bool read_title(SpanState& state, Element& link) {
  Scanner& source = state.source;
  const std::size_t place = source.skip_white(source.pos);
  const char quote = source.at(place);
  if (quote != '"' && quote != '\'') return false;
  const std::string_view mark = quote == '"' ? "\"" : "'";
  for (std::size_t close = source.find(mark, place + 2); close != npos;
       close = source.find(mark, close + 1)) {
    const std::size_t end = source.skip_white(close + 1);
    if (!state.spend(1)) return false;
    if (source.at(end) != ')') continue;
    link.attributes.set("title", source.slice(place + 1, close));
    source.pos = end + 1;
    return true;
  }
  return false;
}

/// `(<address>` and, at best, `)`. True: that is all.
bool read_angled_address(SpanState& state, Element& link, std::size_t close) {
  Scanner& source = state.source;
  set_target(link, source.slice(source.pos + 2, close));
  source.pos = close + 1;
  if (source.at(source.pos) != ')') return false;
  ++source.pos;
  return true;
}

/// `(address)`, or what of it stands before a title. True: that is all.
bool read_address(SpanState& state, Element& link) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos + 1;
  std::size_t end = begin;
  std::size_t place = source.pos;
  int brackets = 0;
  for (; place < source.size(); ++place) {
    const char c = source.at(place);
    const char next = source.at(place + 1);
    const bool before_title = is_ascii_blank(c) && (next == '"' || next == '\'');
    if (c != '(' && c != ')' && !before_title) continue;
    end = place;
    if (c == '(') ++brackets;
    if (before_title || (c == ')' && --brackets == 0)) break;
  }
  state.spend(place - begin);
  source.pos = std::min(place + 1, source.size());
  set_target(link, trim(source.slice(begin, std::max(begin, end))));
  return brackets == 0;
}

/// `(address)` or `(address "title")`.
bool read_inline_target(SpanState& state, Element& link) {
  Scanner& source = state.source;
  const std::size_t close =
      source.at(source.pos + 1) == '<' ? source.text().find_first_of(">\n", source.pos) : npos;
  const bool complete =
      source.at(close) == '>' ? read_angled_address(state, link, close) : read_address(state, link);
  return complete || read_title(state, link);
}

/// The definition of that name, if there is one.
bool take_definition(const Document& document, std::string_view name, Element& link) {
  const auto found = document.links.find(normalize_link_id(name));
  if (found == document.links.end()) return false;
  set_target(link, found->second.url);
  if (!found->second.title.empty()) link.attributes.set("title", found->second.title);
  return true;
}

/// What follows the text of a link: an address, or the name of one.
bool read_target(SpanState& state, Element& link, std::string_view written) {
  Scanner& source = state.source;
  const std::string text = unescaped(written);
  if (link.kind == ElementKind::kImage) link.attributes.set("alt", text);
  ++source.pos;
  const std::size_t open = source.skip_white(source.pos);
  const std::size_t close = source.at(open) == '[' ? source.find("]", open + 1) : npos;
  if (close == npos && source.at(source.pos) == '(') return read_inline_target(state, link);
  if (state.document.links.empty()) return false;
  if (close == npos) return take_definition(state.document, text, link);
  source.pos = close + 1;
  const std::string_view name = source.slice(open + 1, close);
  return take_definition(state.document, name.empty() ? text : name, link);
}

}  // namespace

bool parse_footnote_marker(SpanState& state) {
  Scanner& source = state.source;
  if (!source.starts(source.pos, "[^")) return false;
  const std::size_t begin = source.pos + 2;
  const std::size_t length = id_name_length(source.rest_from(begin));
  if (length == 0 || source.at(begin + length) != ']') return false;
  const std::string_view name = source.slice(begin, begin + length);
  const std::size_t end = begin + length + 1;
  if (state.document.footnotes.find(name) == state.document.footnotes.end()) {
    add_text(state, end);
  } else {
    add_span(state, ElementKind::kFootnote, name);
    source.pos = end;
  }
  return true;
}

bool parse_link(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  const bool image = source.at(begin) == '!';
  const std::size_t text_begin = begin + (image ? 2 : 1);
  if (source.at(text_begin - 1) != '[') return false;
  if (text_begin >= source.size() || source.at(text_begin) == '^') return false;
  const bool nested =
      !image && (state.inside(ElementKind::kImage) || state.inside(ElementKind::kLink));
  if (!nested && state.budget > 0 && state.open.size() < kMaxOpenSpans) {
    Element* link = state.document.make(image ? ElementKind::kImage : ElementKind::kLink);
    source.pos = text_begin;
    if (read_text(state, *link) &&
        read_target(state, *link, source.slice(text_begin, source.pos))) {
      if (image) link->children.clear();
      state.tree().children.push_back(link);
      return true;
    }
    source.pos = begin;
  }
  add_text(state, text_begin);
  return true;
}

}  // namespace mobysearch::kramdown
