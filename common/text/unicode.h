// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mobysearch {

/// What we need of Unicode, from utf8proc. Thread-safe.

struct CodePoint {
  char32_t value = 0;        ///< U+FFFD for an invalid sequence
  std::uint32_t length = 1;  ///< bytes it takes in the text, at least 1
};

/// The code point that `text` (not empty) starts with.
CodePoint decode_utf8(std::string_view text);
void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);
/// Valid UTF-8 without C0 (but '\n' and '\t'), C1, DEL and bidi controls; each invalid byte becomes
/// U+FFFD.
std::string clean_utf8(std::string_view text);

enum class CharClass : std::uint8_t {
  kOther,
  kLetter,
  kMark,
  kDigit,
  kNgram  ///< of a script whose text is indexed as n-grams: Han, Kana, Thai, Lao, Khmer and
          ///< Myanmar, which put no blanks between words, and Hangul, which joins particles to them
};
CharClass char_class(char32_t c);
/// Whether a letter or a digit stands at `at`, which may be the end. n-grams do not count.
bool starts_word(std::string_view text, std::size_t at);
bool is_letter_number(char32_t c);  ///< Nl, such as Ⅳ
bool is_other_number(char32_t c);   ///< No, such as ² and ½
bool is_connector(char32_t c);      ///< Pc, such as _
bool is_space(char32_t c);
/// A picture that emoji are made of, or one for which emoji are drawn: 🐳 ❤ ✔ ★.
bool is_pictograph(char32_t c);
/// What stands within a word and says nothing: soft hyphens, joiners and non-joiners.
bool is_invisible(char32_t c);

/// Each letter mapped by itself, as Ruby's downcase, upcase and capitalize do: "İ" becomes "i" and
/// a dot above, "Σ" always "σ"; "ß" becomes "SS" in upper case and "Ss" in title case, "ǆ" "ǅ". Of
/// the letters that become several, upper case knows "ß" alone, title case the ligatures (ﬁ) too.
std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);
std::string title_case(std::string_view text);
/// NFKC and case folding: what makes two spellings the same word. "İ" becomes "i".
std::string fold_case(std::string_view word);
/// `word` (already case-folded) without its accents and vowel points, in the letters that people
/// type in their place: naïve → naive, łódź → lodz, ærø → aero, ışık → isik. The vowel signs of
/// Indian scripts and the voicing marks of kana are no accents: they make other letters.
std::string fold_accents(std::string_view word);
/// As fold_accents(), but with the letters that German and the Nordic languages write where theirs
/// are missing: köln → koeln, århus → aarhus, ærø → aeroe.
std::string spell_out_accents(std::string_view word);

/// Longest prefix of at most `max_bytes` that does not cut a code point.
std::string_view clip_utf8(std::string_view text, std::size_t max_bytes);

/// How many bytes of ASCII `text` begins with.
std::size_t ascii_length(std::string_view text);
inline bool is_ascii(std::string_view text) { return ascii_length(text) == text.size(); }

}  // namespace mobysearch
