// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_ids.h"

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/markdown/kramdown/scanner.h"

namespace mobysearch {
namespace {

/// Of signs.
struct Replacement {
  char32_t character;
  std::string_view ascii;
};
constexpr Replacement kReplacements[] = {{U'–', "-"}, {U'—', "--"}, {U'…', "..."}, {U'€', "EUR"}};

/// Letters, decimal digits and `_`; blanks are hyphens; anything else goes.
std::string hugo_heading_id(std::string_view line) {
  const std::string lower = lower_case(line);
  std::string id;
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = decode_utf8(std::string_view(lower).substr(i));
    const CharClass kind = char_class(c.value);
    const bool kept = kind == CharClass::kLetter || kind == CharClass::kDigit ||
                      kind == CharClass::kNgram || c.value == '_';
    if (c.value == ' ' || c.value == '-') id += '-';
    if (kept && !is_letter_number(c.value)) id += lower.substr(i, c.length);
    i += c.length;
  }
  return id.empty() ? "heading" : id;
}

/// General Punctuation, whose ASCII forms are signs, so hyphens in a slug.
bool is_punctuation(char32_t c) { return c >= 0x2010 && c <= 0x205E; }

/// ASCII letters and digits, one hyphen for whatever is between them. Zola writes other scripts in
/// Latin letters; "" when they are beyond ours.
std::string zola_slug(std::string_view text) {
  std::string slug;
  const auto add = [&](std::string_view ascii) {
    for (const char c : ascii) {
      if (is_ascii_letter(c) || is_digit(c)) {
        slug += c;
      } else if (!slug.empty() && slug.back() != '-') {
        slug += '-';
      }
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text.substr(i));
    const std::string ascii = transliterated(text.substr(i, c.length));
    if (ascii.empty() && !is_punctuation(c.value) && !is_space(c.value)) return {};
    add(ascii.empty() ? "-" : ascii);
    i += c.length;
  }
  if (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

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

std::string CommonMarkIds::make(std::string_view heading) {
  switch (renderer_) {
    case MarkdownRenderer::kKramdown:
    case MarkdownRenderer::kCommonMark:
      return {};
    case MarkdownRenderer::kGhPages:
      return counted_.unique(kramdown_heading_id(heading));
    case MarkdownRenderer::kGitHub:
      return counted_.unique(gfm_heading_id(heading));
    case MarkdownRenderer::kHugo:
      return first_free(hugo_heading_id(heading));
    case MarkdownRenderer::kZola:
      break;
  }
  const std::string slug = zola_slug(heading);
  return slug.empty() ? slug : first_free(slug);
}

std::string CommonMarkIds::first_free(const std::string& id) {
  std::string free = id;
  while (!used_.insert(free).second) free = id + "-" + std::to_string(++last_number_[id]);
  return free;
}

}  // namespace mobysearch
