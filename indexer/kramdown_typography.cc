// SPDX-License-Identifier: GPL-2.0-or-later
// Smart quotes and typographic symbols.
#include <algorithm>

#include "common/unicode.h"
#include "indexer/kramdown_spans.h"

namespace mobysearch {
namespace {

bool is_quote(char c) { return c == '"' || c == '\''; }

bool is_word_at(const Scanner& source, std::size_t at) {
  if (at >= source.size()) return false;
  const CodePoint c = decode_utf8(source.text().substr(at));
  return char_class(c.value) != CharClass::kOther || is_connector(c.value);
}

/// Before emphasis: the quote opens.
bool opens_emphasis(const Scanner& source, std::size_t quote) {
  const char mark = source.at(quote + 1);
  return (mark == '_' || mark == '*') && quote + 2 < source.size() &&
         !is_kramdown_space(source.at(quote + 2));
}

/// Before a sign that no word follows: the quote closes.
bool closes_before_sign(const Scanner& source, std::size_t quote) {
  const char sign = source.at(quote + 1);
  if (sign == '\0' ||
      std::string_view("!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~").find(sign) == std::string_view::npos) {
    return false;
  }
  if (source.starts(quote + 2, "..")) return false;
  return is_word_at(source, quote + 2) == (sign == '_');
}

/// Before white space, the end, or an s that is a word of its own: the quote closes.
bool closes_word(const Scanner& source, std::size_t quote) {
  if (quote + 1 >= source.size() || is_kramdown_space(source.at(quote + 1))) return true;
  return source.at(quote + 1) == 's' && !is_word_at(source, quote + 2);
}

}  // namespace

/// A quote, or a character and the quote after it. Which way the quote turns depends on both sides.
bool SpanParser::smart_quote() {
  Scanner& source = *source_;
  const std::size_t begin = source.pos;
  const std::size_t length = decode_utf8(source.text().substr(begin)).length;
  const bool is_first = is_quote(at(begin));
  const bool is_second = at(begin) != '\\' && is_quote(at(begin + length));
  if (!is_first && !is_second) return false;
  const auto add_quote = [&](std::size_t place, bool opening) {
    const bool single = at(place) == '\'';
    add(ElementKind::kSmartQuote,
        single ? (opening ? "lsquo" : "rsquo") : (opening ? "ldquo" : "rdquo"));
    source.pos = place + 1;
  };
  if (is_first && opens_emphasis(source, begin)) {
    add_quote(begin, true);
    return true;
  }
  if (is_first && closes_before_sign(source, begin)) {
    add_quote(begin, false);
    return true;
  }
  const std::size_t quote = begin + (is_kramdown_space(at(begin)) ? 1 : 0);
  const bool pair = is_quote(at(quote)) && is_quote(at(quote + 1)) && at(quote) != at(quote + 1) &&
                    is_ascii_word(at(quote + 2));
  const bool decade = at(quote) == '\'' && is_ascii_digit(at(quote + 1)) &&
                      is_ascii_digit(at(quote + 2)) && at(quote + 3) == 's';
  if (pair || decade) {
    if (quote > begin) add_text(quote);
    add_quote(quote, pair);
    if (pair) add_quote(quote + 1, true);
    return true;
  }
  const bool after_space = quote > begin && is_quote(at(quote));
  if (after_space && is_ascii_word(at(quote + 1))) {
    add_text(quote);
    add_quote(quote, true);
    return true;
  }
  const bool closing =
      is_second && std::string_view(" \\\t\r\n[{(-").find(at(begin)) == std::string_view::npos;
  if (closing) {
    add_text(begin + length);
    add_quote(begin + length, false);
    return true;
  }
  if (is_first && closes_word(source, begin)) {
    add_quote(begin, false);
    return true;
  }
  const std::size_t second = begin + length;
  const std::size_t place = at(second) == '\''  ? second
                            : at(begin) == '\'' ? begin
                            : at(second) == '"' ? second
                                                : begin;
  if (place > begin) add_text(place);
  add_quote(place, true);
  return true;
}

bool SpanParser::symbol() {
  static constexpr std::string_view kSymbols[] = {"---", "--",  "...", "\\<<", "\\>>",
                                                  "<< ", " >>", "<<",  ">>"};
  if (!document_.options.auto_typographic) return false;
  Scanner& source = *source_;
  for (const std::string_view symbol : kSymbols) {
    if (!source.starts(source.pos, symbol)) continue;
    if (symbol[0] == '\\') {
      for (int i = 0; i < 2; ++i) add(ElementKind::kEntity, symbol.substr(1, 1));
    } else {
      add(ElementKind::kSymbol, symbol);
    }
    source.pos += symbol.size();
    return true;
  }
  return false;
}

}  // namespace mobysearch
