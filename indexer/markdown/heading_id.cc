// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_id.h"

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/markdown/kramdown/scanner.h"

namespace mobysearch {
namespace {

/// Of letters that do not fall apart into a base and an accent, and of signs.
struct Replacement {
  char32_t character;
  std::string_view ascii;
};
constexpr Replacement kReplacements[] = {{U'ø', "o"}, {U'æ', "ae"}, {U'œ', "oe"},  {U'đ', "d"},
                                         {U'ð', "d"}, {U'ł', "l"},  {U'þ', "th"},  {U'ı', "i"},
                                         {U'–', "-"}, {U'—', "--"}, {U'…', "..."}, {U'€', "EUR"}};

}  // namespace

std::string transliterated(std::string_view text) {
  const std::string folded = fold_accents(fold_case(text));
  std::string ascii;
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint c = decode_utf8(std::string_view(folded).substr(i));
    if (c.value < 0x80) ascii += folded[i];
    for (const Replacement& each : kReplacements) {
      if (each.character == c.value) ascii += each.ascii;
    }
    i += c.length;
  }
  return ascii;
}

std::string gfm_heading_id(std::string_view text) {
  const std::string lower = lower_case(text);
  std::string id;
  for (std::size_t i = 0; i < lower.size();) {
    if (kramdown::is_word_char(lower[i])) {
      id += lower[i++];
      continue;
    }
    const CodePoint c = decode_utf8(std::string_view(lower).substr(i));
    if (c.value == ' ' || c.value == '\t') {
      id += '-';
    } else if (c.value == '-' || kramdown::is_word_char(c.value)) {
      id += lower.substr(i, c.length);
    }
    i += c.length;
  }
  return id;
}

std::string kramdown_heading_id(std::string_view source) {
  std::string id;
  bool line_begins = true;  // up to its first letter
  for (const char c : source) {
    line_begins = (line_begins && !is_ascii_letter(c)) || c == '\n';
    if (line_begins) continue;
    if (is_ascii_letter(c) || is_digit(c) || c == '-') id += ascii_lower(c);
    if (c == ' ') id += '-';
  }
  return id.empty() ? "section" : id;
}

std::string UniqueIds::unique(const std::string& id) {
  const int count = used_[id]++;
  return count == 0 ? id : id + "-" + std::to_string(count);
}

}  // namespace mobysearch
