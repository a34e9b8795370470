// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/emphasis.h"

#include "common/text/unicode.h"
#include "indexer/markdown/kramdown/spans.h"

namespace mobysearch::kramdown {
namespace {

/// After a letter, or a letter and a hyphen: an underscore there is no emphasis.
bool is_after_letter(const Scanner& source, std::size_t at) {
  if (at > 0 && source.at(at - 1) == '-') --at;
  return at > 0 && is_letter(decode_utf8(source.rest_from(source.before(at))).value);
}

/// Whether the delimiter here closes an element of that content.
bool closes(const SpanState& state, std::string_view delimiter, const Element& content) {
  const Scanner& source = state.source;
  const std::size_t place = source.pos;
  if (!source.starts(place, delimiter) || content.children.empty()) return false;
  if (place > 0 && is_ascii_blank(source.at(place - 1))) return false;
  const char mark = delimiter[0];
  const bool half_of_two =
      delimiter.size() == 1 && source.at(place + 1) == mark && source.at(place + 2) != mark;
  if (half_of_two) return false;
  const std::size_t after = place + delimiter.size();
  if (mark != '_' || after >= source.size()) return true;
  const char32_t c = decode_utf8(source.rest_from(after)).value;
  return !is_letter(c) && char_class(c) != CharClass::kDigit;
}

/// The element that opened before the source's place; nullptr if it never closes.
Element* read_emphasis(SpanState& state, std::string_view delimiter, ElementKind kind) {
  Element* element = state.document.make(kind);
  const bool closed = parse_spans(
      state, *element, [&](const Element& content) { return closes(state, delimiter, content); });
  if (!closed) return nullptr;
  state.source.pos += delimiter.size();
  return element;
}

}  // namespace

bool parse_emphasis(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  const char mark = source.at(begin);
  if (mark != '*' && mark != '_') return false;
  const std::size_t length = source.at(begin + 1) == mark ? 2 : 1;
  const std::string_view delimiter = source.slice(begin, begin + length);
  const ElementKind kind = length == 2 ? ElementKind::kStrong : ElementKind::kEmphasis;
  const bool is_text = (mark == '_' && is_after_letter(source, begin)) ||
                       is_ascii_blank(source.at(begin + length)) || state.inside(kind) ||
                       state.budget == 0 || state.open.size() >= kMaxOpenSpans;
  Element* element = nullptr;
  if (!is_text) {
    source.pos = begin + length;
    element = read_emphasis(state, delimiter, kind);
    if (element == nullptr && length == 2 && state.tree().kind != ElementKind::kEmphasis) {
      source.pos = begin + 1;
      element = read_emphasis(state, delimiter.substr(1), ElementKind::kEmphasis);
    }
  }
  if (element != nullptr) {
    state.tree().children.push_back(element);
  } else {
    source.pos = begin;
    add_text(state, begin + length);
  }
  return true;
}

}  // namespace mobysearch::kramdown
