// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/wildcard.h"

#include <fnmatch.h>

#include <string>

namespace mobysearch {
namespace {

constexpr std::size_t kMaxPattern = 4096;  // no path is longer

/// Where the class at `at` in brackets, such as [:alpha:], ends; `at` when there is none.
std::size_t class_end(std::string_view rest, std::size_t at) {
  const char kind = at + 1 < rest.size() ? rest[at + 1] : ' ';
  if (kind != ':' && kind != '.' && kind != '=') return at;
  const std::size_t end = rest.find(std::string{kind, ']'}, at + 2);
  return end == std::string_view::npos ? at : end + 1;
}

/// Bytes of the bracket expression that `rest` begins with; 0 when it does not end.
std::size_t bracket_length(std::string_view rest) {
  std::size_t at = rest.substr(1).find_first_of("!^") == 0 ? 2 : 1;
  for (const std::size_t first = at; at < rest.size(); ++at) {
    if (rest[at] == ']' && at > first) return at + 1;
    if (rest[at] == '[') {
      at = class_end(rest, at);
    } else if (rest[at] == '\\') {
      ++at;
    }
  }
  return 0;
}

/// The piece of a pattern that matches one byte: a byte, an escaped one, `?` or brackets.
std::size_t piece_length(std::string_view rest) {
  if (rest[0] == '\\') return 2;
  const std::size_t brackets = rest[0] == '[' ? bracket_length(rest) : 0;
  return brackets == 0 ? 1 : brackets;
}

bool piece_matches(std::string_view piece, char c) {
  if (piece == "?") return true;
  if (piece.size() == 1) return piece[0] == c;
  if (piece[0] == '\\') return piece[1] == c;
  return fnmatch(std::string(piece).c_str(), std::string(1, c).c_str(), 0) == 0;
}

}  // namespace

bool wildcard_matches(std::string_view pattern, std::string_view text, LeadingDot dot) {
  if (pattern.size() > kMaxPattern) return false;
  const bool is_hidden = dot == LeadingDot::kOnlyByADot && text.starts_with('.');
  if (is_hidden && pattern.find_first_of("*?[") == 0) return false;
  std::size_t in_pattern = 0, in_text = 0;
  std::size_t after_star = std::string_view::npos, star_ends = 0;  // of the last star
  while (in_text < text.size() || in_pattern < pattern.size()) {
    const std::string_view rest = pattern.substr(in_pattern);
    if (rest.starts_with('*')) {
      after_star = ++in_pattern;
      star_ends = in_text;
      continue;
    }
    const std::size_t length = rest.empty() ? 0 : piece_length(rest);
    const bool fits = length > 0 && length <= rest.size() && in_text < text.size();
    if (fits && piece_matches(rest.substr(0, length), text[in_text])) {
      in_pattern += length;
      ++in_text;
    } else if (after_star != std::string_view::npos && star_ends < text.size()) {
      in_pattern = after_star;
      in_text = ++star_ends;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace mobysearch
