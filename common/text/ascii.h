// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// ASCII text, whatever the locale. Bytes of other characters are no digits, letters or blanks.
inline constexpr std::string_view kAsciiBlanks = " \t\n\v\f\r";
inline constexpr std::string_view kAsciiDigits = "0123456789";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string ascii_lower(std::string_view text);
/// 0 … 15, or −1 for what is no hexadecimal digit.
constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}
inline bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Without the characters `which` at its beginning, its end, or both.
std::string_view trim_left(std::string_view text, std::string_view which = kAsciiBlanks);
std::string_view trim_right(std::string_view text, std::string_view which = kAsciiBlanks);
std::string_view trim(std::string_view text, std::string_view which = kAsciiBlanks);

/// The parts between separators, empty ones too; a text without any is one part.
std::vector<std::string_view> split(std::string_view text, char separator);
/// The parts between runs of blanks, none of them empty.
std::vector<std::string_view> split_words(std::string_view text);

/// Takes the front of `rest` up to `end`, and `end` with it; all of it where there is none.
std::string_view take_until(std::string_view& rest, std::string_view end);
inline std::string_view take_line(std::string_view& rest) { return take_until(rest, "\n"); }
/// Takes one of the characters `which` off the front of `rest`. Whether it was there.
bool take_any(std::string_view& rest, std::string_view which);
/// Takes all characters `which` off the front of `rest`.
std::string_view take_run(std::string_view& rest, std::string_view which);
/// Takes a number of `least` to `most` digits off the front of `rest`; `most` is up to 9. nullopt,
/// and nothing taken, when there are fewer.
std::optional<int> take_number(std::string_view& rest, std::size_t least, std::size_t most);

/// Whether `word` is one of a list such as "png jpg gif", whose words one blank separates.
bool in_word_list(std::string_view word, std::string_view list);

/// Puts `by` for each `what` in `text`.
void replace_all(std::string& text, std::string_view what, std::string_view by);

}  // namespace mobysearch
