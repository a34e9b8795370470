// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// Ruby's \s.
inline bool is_kramdown_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// Ruby's \w.
inline bool is_ascii_word(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_'; }

/// Ruby's [[:alpha:]], nearly.
bool is_kramdown_letter(char32_t c);

/// Without white space at both ends, or at the end only.
std::string_view stripped(std::string_view text);
std::string_view right_stripped(std::string_view text);

/// A text and a place in it. Every line ends with a newline. The text must outlive it.
class Scanner {
 public:
  static constexpr std::size_t npos = std::string_view::npos;

  explicit Scanner(std::string_view text) : text_(text) {}

  std::size_t pos = 0;

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  bool at_end() const { return pos >= text_.size(); }
  /// NUL beyond the end.
  char at(std::size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
  std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  bool starts(std::size_t place, std::string_view with) const {
    if (with.size() > text_.size() || place > text_.size() - with.size()) return false;
    for (std::size_t i = 0; i < with.size(); ++i) {
      if (text_[place + i] != with[i]) return false;
    }
    return true;
  }
  /// One past the newline that ends the line of `place`.
  std::size_t line_end(std::size_t place) const;
  /// text().find(needle, from), which remembers what it found: asking again from farther on, as
  /// unclosed marks on many lines do, costs no second look. `needle` is a literal.
  std::size_t find(std::string_view needle, std::size_t from);

 private:
  struct Found {
    std::string_view needle;
    std::size_t from;
    std::size_t at;
  };
  std::string_view text_;
  std::vector<Found> found_;
};

}  // namespace mobysearch
