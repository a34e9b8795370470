// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch::kramdown {

inline constexpr std::size_t npos = std::string_view::npos;

inline bool is_quote(char c) { return c == '"' || c == '\''; }
/// White space within a line.
inline bool is_gap(char c) { return c == ' ' || c == '\t'; }
/// Letters in circles and squares, which are signs for Unicode's categories.
inline bool is_circled_letter(char32_t c) {
  return (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F130 && c <= 0x1F149) ||
         (c >= 0x1F150 && c <= 0x1F169) || (c >= 0x1F170 && c <= 0x1F189);
}
/// Ruby's \w, and \p{Word} beyond ASCII: letters, marks, decimal digits, connectors.
inline bool is_word_char(char c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; }
inline bool is_word_char(char32_t c) {
  return is_connector(c) || is_circled_letter(c) ||
         (char_class(c) != CharClass::kOther && !is_other_number(c));
}
/// Ruby's [[:alpha:]], nearly.
inline bool is_letter(char32_t c) {
  const CharClass kind = char_class(c);
  return kind == CharClass::kLetter || kind == CharClass::kNgram || is_letter_number(c);
}

/// A text and a place in it. Every line ends with a newline. The text must outlive it.
class Scanner {
 public:
  explicit Scanner(std::string_view text = {}) : text_(text) {}

  std::size_t pos = 0;

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  bool at_end() const { return pos >= text_.size(); }
  /// NUL beyond the end.
  char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
  std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  std::string_view rest_from(std::size_t place) const { return text_.substr(place); }
  /// What stands before `end`, where the place is then.
  std::string_view take_until(std::size_t end) {
    const std::string_view taken = slice(pos, end);
    pos = end;
    return taken;
  }
  /// A loop, since for two or three bytes a call of memcmp is slower.
  bool starts(std::size_t place, std::string_view with) const {
    if (with.size() > text_.size() || place > text_.size() - with.size()) return false;
    for (std::size_t i = 0; i < with.size(); ++i) {
      if (text_[place + i] != with[i]) return false;
    }
    return true;
  }
  /// The first place from `place` on where no white space is; none on this line.
  std::size_t skip_white(std::size_t place) const {
    while (place < text_.size() && is_ascii_blank(text_[place])) ++place;
    return place;
  }
  std::size_t skip_gap(std::size_t place) const {
    while (is_gap(at(place))) ++place;
    return place;
  }
  /// Where the character before `place` begins; `place` is not 0.
  std::size_t before(std::size_t place) const {
    do --place;
    while (place > 0 && (text_[place] & '\xC0') == '\x80');
    return place;
  }
  /// One past the newline that ends the line of `place`.
  std::size_t line_end(std::size_t place) const {
    const std::size_t end = text_.find('\n', place);
    return end == npos ? text_.size() : end + 1;
  }
  /// text().find(needle, from), which remembers what it found: so asking again from further on, as
  /// unclosed marks on many lines do, costs nothing. `needle` is a literal.
  std::size_t find(std::string_view needle, std::size_t from) {
    for (Found& found : found_) {
      if (found.needle != needle) continue;
      if (from < found.from || (found.at != npos && from > found.at)) {
        found = {needle, from, text_.find(needle, from)};
      }
      return found.at;
    }
    return found_.emplace_back(Found{needle, from, text_.find(needle, from)}).at;
  }

 private:
  struct Found {
    std::string_view needle;
    std::size_t from;
    std::size_t at;
  };
  std::string_view text_;
  std::vector<Found> found_;
};

}  // namespace mobysearch::kramdown
