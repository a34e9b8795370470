// SPDX-License-Identifier: GPL-2.0-or-later
// Links, images and footnote marks.
#include <algorithm>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size() &&
                        std::string_view("\\.*_+`<>()[]{}#!:|\"'$=-").find(text[i + 1]) != npos;
    if (escape) ++i;
    plain += text[i];
  }
  return plain;
}

std::size_t skip_space(const Scanner& source, std::size_t at) {
  while (at < source.size() && is_kramdown_space(source.at(at))) ++at;
  return at;
}

}  // namespace

bool SpanParser::footnote_marker() {
  Scanner& source = *source_;
  if (!source.starts(source.pos, "[^")) return false;
  const std::size_t begin = source.pos + 2;
  const std::size_t length = attribute_name_length(source.text().substr(begin));
  if (length == 0 || at(begin + length) != ']') return false;
  const std::string_view name = source.slice(begin, begin + length);
  const std::size_t end = begin + length + 1;
  if (document_.footnotes.find(name) == document_.footnotes.end()) {
    add_text(end);
  } else {
    add(ElementKind::kFootnote, name);
    source.pos = end;
  }
  return true;
}

void SpanParser::link() {
  Scanner& source = *source_;
  const std::size_t begin = source.pos;
  const bool image = at(begin) == '!';
  const std::size_t text_begin = begin + (image ? 2 : 1);
  const bool nested = !image && (inside(ElementKind::kImage) || inside(ElementKind::kLink));
  if (nested || budget_ == 0 || open_.size() >= kMaxOpenSpans) {
    add_text(text_begin);
    return;
  }
  Element* element = document_.make(image ? ElementKind::kImage : ElementKind::kLink);
  Stop stop{Stop::Kind::kBracket, "]"};
  source.pos = text_begin;
  if (parse_spans(*element, &stop, Marks::kAll) && link_target(*element, text_begin)) {
    if (image) element->children.clear();
    open_.back()->children.push_back(element);
    return;
  }
  source.pos = begin;
  add_text(text_begin);
}

/// What follows the text of a link: an address, or the name of one.
bool SpanParser::link_target(Element& link, std::size_t text_begin) {
  Scanner& source = *source_;
  const std::string text = unescaped(source.slice(text_begin, source.pos));
  if (link.kind == ElementKind::kImage) link.attributes.set("alt", text);
  ++source.pos;
  const std::size_t open = skip_space(source, source.pos);
  const std::size_t close = at(open) == '[' ? source.find("]", open + 1) : npos;
  if (close == npos && at(source.pos) == '(') return inline_target(link);
  if (document_.links.empty()) return false;
  std::string id = text;
  if (close != npos) {
    if (close > open + 1) id = source.slice(open + 1, close);
    source.pos = close + 1;
  }
  const auto found = document_.links.find(normalized_link_id(id));
  if (found == document_.links.end()) return false;
  const bool image = link.kind == ElementKind::kImage;
  link.attributes.set(image ? "src" : "href", found->second.url);
  if (!found->second.title.empty()) link.attributes.set("title", found->second.title);
  return true;
}

/// `(address)` or `(address "title")`.
bool SpanParser::inline_target(Element& link) {
  Scanner& source = *source_;
  const char* const target = link.kind == ElementKind::kImage ? "src" : "href";
  std::size_t place = source.pos;
  bool complete = false;
  const std::size_t angle_end =
      at(place + 1) == '<' ? source.slice(place, source.line_end(place)).find('>') : npos;
  if (angle_end != npos) {
    link.attributes.set(target, source.slice(place + 2, place + angle_end));
    place += angle_end + 1;
    complete = at(place) == ')';
    if (complete) ++place;
  } else {
    const std::size_t begin = place + 1;
    std::size_t end = begin;
    int brackets = 0;
    for (; place < source.size(); ++place) {
      const char c = at(place);
      const bool before_title =
          is_kramdown_space(c) && (at(place + 1) == '"' || at(place + 1) == '\'');
      if (c != '(' && c != ')' && !before_title) continue;
      end = place;
      if (c == '(') ++brackets;
      if (before_title || (c == ')' && --brackets == 0)) break;
    }
    spend(place - begin);
    if (place < source.size()) ++place;
    complete = brackets == 0;
    link.attributes.set(target, stripped(source.slice(begin, std::max(begin, end))));
  }
  source.pos = place;
  return complete || title(link);
}

/// `"title")`, where an address has ended.
bool SpanParser::title(Element& link) {
  Scanner& source = *source_;
  const std::size_t place = skip_space(source, source.pos);
  const char quote = at(place);
  if (quote != '"' && quote != '\'') return false;
  const std::string_view mark = quote == '"' ? "\"" : "'";
  for (std::size_t close = source.find(mark, place + 2); close != npos;
       close = source.find(mark, close + 1)) {
    const std::size_t end = skip_space(source, close + 1);
    if (!spend(1)) return false;
    if (at(end) != ')') continue;
    link.attributes.set("title", source.slice(place + 1, close));
    source.pos = end + 1;
    return true;
  }
  return false;
}

}  // namespace mobysearch
