// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/unicode.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* buffer = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &buffer,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(buffer, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size)};
}

bool is_unwanted(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

struct ScriptRange {
  char32_t first, last;
};
constexpr ScriptRange kNgramScripts[] = {
    {0x0E00, 0x0EFF},    // Thai, Lao
    {0x1000, 0x109F},    // Myanmar
    {0x1100, 0x11FF},    // Hangul Jamo
    {0x1780, 0x17FF},    // Khmer
    {0x3005, 0x3007},    // 々 〆 〇
    {0x3040, 0x30FF},    // Hiragana, Katakana
    {0x3100, 0x31FF},    // Bopomofo, Hangul compatibility Jamo, Katakana extensions
    {0x3400, 0x9FFF},    // Han, with extension A
    {0xAC00, 0xD7AF},    // Hangul syllables
    {0xF900, 0xFAFF},    // Han compatibility
    {0xFF66, 0xFF9F},    // half-width Katakana
    {0x20000, 0x3FFFF},  // Han extensions
};

bool is_ngram_script(char32_t c) {
  for (const ScriptRange& script : kNgramScripts) {
    if (c < script.first) return false;  // they ascend
    if (c <= script.last) return true;
  }
  return false;
}

utf8proc_category_t category(char32_t c) {
  return static_cast<utf8proc_category_t>(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

/// Maps each code point: to what `special` says, if anything, else as utf8proc does. Invalid bytes
/// stay.
std::string map_case(std::string_view text, utf8proc_int32_t (*map)(utf8proc_int32_t),
                     std::string_view (*special)(char32_t)) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text.substr(i));
    if (const std::string_view mapped = special(c.value); !mapped.empty()) {
      out += mapped;
    } else if (c.value == kReplacement) {
      out += text.substr(i, c.length);
    } else {
      append_utf8(out, static_cast<char32_t>(map(static_cast<utf8proc_int32_t>(c.value))));
    }
    i += c.length;
  }
  return out;
}

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return {first, 1};
  utf8proc_int32_t value = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (length <= 0) return {kReplacement, 1};
  return {static_cast<char32_t>(value), static_cast<std::uint32_t>(length)};
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const bool valid = utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(code_point));
  const auto length =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(valid ? code_point : kReplacement), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(text.substr(i));
    if (c.value == kReplacement && c.length == 1) return false;
    i += c.length;
  }
  return true;
}

std::string clean_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto is_plain = [](char c) { return (c >= ' ' && c < '\x7F') || c == '\n'; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;  // nearly all text is a few long runs of plain ASCII
    while (end < text.size() && is_plain(text[end])) ++end;
    out += text.substr(i, end - i);
    i = end;
    if (i == text.size()) break;
    const CodePoint c = decode_utf8(text.substr(i));
    if (c.value == kReplacement && c.length == 1) {
      append_utf8(out, kReplacement);
    } else if (!is_unwanted(c.value)) {
      out += text.substr(i, c.length);
    }
    i += c.length;
  }
  return out;
}

CharClass char_class(char32_t c) {
  const utf8proc_category_t kind = category(c);
  if (is_ngram_script(c)) {
    return kind <= UTF8PROC_CATEGORY_NO ? CharClass::kNgram : CharClass::kOther;
  }
  if (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) return CharClass::kLetter;
  if (kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME) return CharClass::kMark;
  if (kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_NL) return CharClass::kDigit;
  return CharClass::kOther;
}

bool is_letter_number(char32_t c) { return category(c) == UTF8PROC_CATEGORY_NL; }
bool is_other_number(char32_t c) { return category(c) == UTF8PROC_CATEGORY_NO; }
bool is_connector(char32_t c) { return category(c) == UTF8PROC_CATEGORY_PC; }

bool is_space(char32_t c) {
  if (c < 0x80) return is_ascii_blank(static_cast<char>(c));
  return category(c) == UTF8PROC_CATEGORY_ZS || c == 0x2028 || c == 0x2029;
}

std::string lower_case(std::string_view text) {
  return map_case(text, utf8proc_tolower,
                  [](char32_t c) -> std::string_view { return c == U'İ' ? "i\u0307" : ""; });
}

std::string upper_case(std::string_view text) {
  return map_case(text, utf8proc_toupper,
                  [](char32_t c) -> std::string_view { return c == U'ß' ? "SS" : ""; });
}

std::string title_case(std::string_view text) {
  return map_case(text, utf8proc_totitle, [](char32_t c) -> std::string_view {
    constexpr std::string_view kLigatures[] = {"Ff", "Fi", "Fl", "Ffi", "Ffl", "St", "St"};
    if (c >= U'ﬀ' && c <= U'ﬆ') return kLigatures[c - U'ﬀ'];
    return c == U'ß' ? "Ss" : "";
  });
}

std::string fold_case(std::string_view word) {
  if (is_ascii(word)) return ascii_lower(word);
  return mapped(word, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                          UTF8PROC_IGNORE);
}

std::string fold_accents(std::string_view word) {
  // A kana's voicing mark is no accent: it makes another letter.
  if (is_ascii(word) || is_ngram_script(decode_utf8(word).value)) return std::string(word);
  return mapped(word, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK);
}

std::string_view clip_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace mobysearch
