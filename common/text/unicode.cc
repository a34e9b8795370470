// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/unicode.h"

#include <utf8proc.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>

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
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
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

utf8proc_category_t category(char32_t c) {
  return static_cast<utf8proc_category_t>(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

/// Marks that may be left out: the accents of Latin, Greek and Cyrillic, the vowel points of Hebrew
/// and Arabic, what encloses signs.
constexpr ScriptRange kAccents[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x0640, 0x0640}, {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
};

bool is_in(char32_t c, std::span<const ScriptRange> ranges) {
  for (const ScriptRange& range : ranges) {
    if (c < range.first) return false;  // they ascend
    if (c <= range.last) return true;
  }
  return false;
}

struct LetterSpelling {
  char32_t letter = 0;
  std::string_view ascii;
};
/// Letters that do not fall apart into a base and an accent.
constexpr LetterSpelling kWholeLetters[] = {
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"},
    {U'ħ', "h"},  {U'ı', "i"},  {U'ĸ', "k"}, {U'ł', "l"}, {U'ŋ', "ng"}, {U'œ', "oe"},
    {U'ŧ', "t"},  {U'ƀ', "b"},  {U'ɓ', "b"}, {U'ɖ', "d"}, {U'ɗ', "d"},  {U'ɨ', "i"},
};
constexpr LetterSpelling kSpelledOut[] = {
    {U'ä', "ae"}, {U'å', "aa"}, {U'ö', "oe"}, {U'ø', "oe"}, {U'ü', "ue"}};

std::string_view spelling_of(char32_t c, std::span<const LetterSpelling> table) {
  for (const LetterSpelling& each : table) {
    if (each.letter == c) return each.ascii;
  }
  return {};
}

/// Whether fold_accents() may change a text that has it.
bool may_fold(char32_t c) {
  if (c < 0x80) return false;
  const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  return property->decomp_seqindex != UINT16_MAX || is_in(c, kAccents) ||
         !spelling_of(c, kWholeLetters).empty();
}

template <class Visit>
void for_each_letter(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text.substr(i));
    visit(c.value, text.substr(i, c.length));
    i += c.length;
  }
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
  if (is_in(c, kNgramScripts)) {
    return kind <= UTF8PROC_CATEGORY_NO ? CharClass::kNgram : CharClass::kOther;
  }
  if (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) return CharClass::kLetter;
  if (kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME) return CharClass::kMark;
  if (kind == UTF8PROC_CATEGORY_ND || kind == UTF8PROC_CATEGORY_NL) return CharClass::kDigit;
  return CharClass::kOther;
}

bool starts_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char first = text[at];
  if (static_cast<unsigned char>(first) < 0x80) return is_digit(first) || is_ascii_letter(first);
  const CharClass c = char_class(decode_utf8(text.substr(at)).value);
  return c == CharClass::kLetter || c == CharClass::kDigit;
}

bool is_letter_number(char32_t c) { return category(c) == UTF8PROC_CATEGORY_NL; }
bool is_other_number(char32_t c) { return category(c) == UTF8PROC_CATEGORY_NO; }
bool is_connector(char32_t c) { return category(c) == UTF8PROC_CATEGORY_PC; }

bool is_space(char32_t c) {
  if (c < 0x80) return is_ascii_blank(static_cast<char>(c));
  return category(c) == UTF8PROC_CATEGORY_ZS || c == 0x2028 || c == 0x2029;
}

bool is_pictograph(char32_t c) {
  if (c < 0x2300 || (c >= 0x2460 && c < 0x2600) || (c >= 0x3000 && c < 0x1F000)) return false;
  return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->boundclass ==
         UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool is_invisible(char32_t c) {
  return c == 0x00AD || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
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
  std::string folded = mapped(word, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  replace_all(folded, "i\u0307", "i");  // what Unicode makes of the Turkish İ
  return folded;
}

std::string fold_accents(std::string_view word) {
  if (is_ascii(word) || is_in(decode_utf8(word).value, kNgramScripts)) return std::string(word);
  bool changes = false;
  for_each_letter(word, [&](char32_t c, std::string_view) { changes = changes || may_fold(c); });
  if (!changes) return std::string(word);
  std::string folded;
  for_each_letter(mapped(word, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE),
                  [&](char32_t c, std::string_view bytes) {
                    if (is_in(c, kAccents)) return;
                    const std::string_view spelling = spelling_of(c, kWholeLetters);
                    folded += spelling.empty() ? bytes : spelling;
                  });
  return is_ascii(folded) ? folded : mapped(folded, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string spell_out_accents(std::string_view word) {
  if (is_ascii(word)) return std::string(word);
  std::string spelled;
  for_each_letter(word, [&](char32_t c, std::string_view bytes) {
    const std::string_view spelling = spelling_of(c, kSpelledOut);
    spelled += spelling.empty() ? bytes : spelling;
  });
  return fold_accents(spelled);
}

std::string_view clip_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::size_t ascii_length(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if ((bytes & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace mobysearch
