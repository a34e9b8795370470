// SPDX-License-Identifier: GPL-2.0-or-later
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

bool is_word_at(const Scanner& source, std::size_t at) {
  return at < source.size() && is_word_char(decode_utf8(source.rest_from(at)).value);
}

/// Before emphasis: the quote opens.
bool opens_emphasis(const Scanner& source, std::size_t quote) {
  const char mark = source.at(quote + 1);
  return (mark == '_' || mark == '*') && quote + 2 < source.size() &&
         !is_ascii_blank(source.at(quote + 2));
}

/// Before a sign that no word follows: the quote closes.
bool closes_before_sign(const Scanner& source, std::size_t quote) {
  const char sign = source.at(quote + 1);
  if (sign == '\0' || std::string_view("!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~").find(sign) == npos) {
    return false;
  }
  if (source.starts(quote + 2, "..")) return false;
  return is_word_at(source, quote + 2) == (sign == '_');
}

/// Before white space, the end, or an s that is a word of its own: the quote closes.
bool closes_word(const Scanner& source, std::size_t quote) {
  if (quote + 1 >= source.size() || is_ascii_blank(source.at(quote + 1))) return true;
  return source.at(quote + 1) == 's' && !is_word_at(source, quote + 2);
}

/// Quotes to be made, and which way they turn.
struct Turn {
  std::size_t quote = 0;  ///< where the first is; what comes before is text
  int count = 1;
  bool opening = false;
};

/// `begin` is a quote, or a character (of `length`) before one. The first rule that fits counts.
Turn turn_quotes(const Scanner& source, std::size_t begin, std::size_t length) {
  const auto at = [&](std::size_t place) { return source.at(place); };
  const bool is_first = is_quote(at(begin));
  const std::size_t second = begin + length;
  if (is_first && opens_emphasis(source, begin)) return {begin, 1, true};
  if (is_first && closes_before_sign(source, begin)) return {begin, 1, false};
  const bool after_space = is_ascii_blank(at(begin));
  const std::size_t quote = begin + (after_space ? 1 : 0);
  const bool pair = is_quote(at(quote)) && is_quote(at(quote + 1)) && at(quote) != at(quote + 1);
  if (pair && is_word_char(at(quote + 2))) return {quote, 2, true};
  const bool decade = at(quote) == '\'' && is_digit(at(quote + 1)) && is_digit(at(quote + 2)) &&
                      at(quote + 3) == 's';
  if (decade) return {quote, 1, false};
  if (after_space && is_quote(at(quote)) && is_word_char(at(quote + 1))) return {quote, 1, true};
  const bool after_word = std::string_view(" \\\t\r\n[{(-").find(at(begin)) == npos;
  if (after_word && is_quote(at(second))) return {second, 1, false};
  if (is_first && closes_word(source, begin)) return {begin, 1, false};
  if (at(second) == '\'') return {second, 1, true};
  if (at(begin) == '\'') return {begin, 1, true};
  return {at(second) == '"' ? second : begin, 1, true};
}

struct Symbol {
  std::string_view source, printed;
};
constexpr Symbol kPrintedSymbols[] = {
    {"---", "—"},  {"--", "–"},   {"...", "…"}, {"\\<<", "<<"}, {"\\>>", ">>"},
    {"<< ", "« "}, {" >>", " »"}, {"<<", "«"},  {">>", "»"},
};

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

/// A quote, or a character and the quote after it. Which way the quote turns depends on both sides.
bool parse_smart_quotes(SpanState& state) {
  Scanner& source = state.source;
  const std::size_t begin = source.pos;
  const std::size_t length = decode_utf8(source.rest_from(begin)).length;
  const bool is_before = source.at(begin) != '\\' && is_quote(source.at(begin + length));
  if (!is_quote(source.at(begin)) && !is_before) return false;
  const Turn turn = turn_quotes(source, begin, length);
  if (turn.quote > begin) add_text(state, turn.quote);
  for (int i = 0; i < turn.count; ++i, ++source.pos) {
    const bool single = source.at(source.pos) == '\'';
    const std::string_view opening = single ? "lsquo" : "ldquo";
    add_span(state, ElementKind::kSmartQuote, turn.opening ? opening : single ? "rsquo" : "rdquo");
  }
  return true;
}

bool parse_typographic_syms(SpanState& state) {
  Scanner& source = state.source;
  for (const Symbol& symbol : kPrintedSymbols) {
    if (!source.starts(source.pos, symbol.source)) continue;
    const bool escaped = symbol.source[0] == '\\';
    add_span(state, escaped ? ElementKind::kEntity : ElementKind::kSymbol, symbol.printed);
    source.pos += symbol.source.size();
    return true;
  }
  return false;
}

}  // namespace mobysearch::kramdown
