// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/emoji.h"

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr char32_t kJoiner = 0x200D;

bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool is_selector(char32_t c) { return c == 0xFE0E || c == 0xFE0F; }
bool is_gender(char32_t c) { return c == U'♀' || c == U'♂'; }
/// Spells the region of a flag such as Scotland's.
bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }
bool is_keycap(char32_t c) { return c == 0x20E3; }
bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

/// U+FFFD, of no length, at the end of the text.
CodePoint letter_at(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text.substr(at)) : CodePoint{0xFFFD, 0};
}

}  // namespace

std::size_t emoji_length(std::string_view text) {
  const CodePoint first = letter_at(text, 0);
  std::size_t at = first.length;
  if (is_flag_letter(first.value)) {
    const CodePoint second = letter_at(text, at);
    return is_flag_letter(second.value) ? at + second.length : 0;
  }
  if (!is_pictograph(first.value)) return 0;
  for (;;) {
    const CodePoint next = letter_at(text, at);
    if (is_skin_tone(next.value) || is_selector(next.value) || is_tag(next.value) ||
        is_keycap(next.value)) {
      at += next.length;
      continue;
    }
    if (next.value != kJoiner) return at;
    const CodePoint joined = letter_at(text, at + next.length);
    if (!is_pictograph(joined.value)) return at;
    at += next.length + joined.length;
  }
}

std::string fold_emoji(std::string_view emoji) {
  std::string folded;
  bool is_joined = false;
  for (std::size_t at = 0; at < emoji.size();) {
    const CodePoint c = letter_at(emoji, at);
    const bool says_nothing = is_skin_tone(c.value) || is_selector(c.value) || c.value == kJoiner ||
                              is_keycap(c.value) || (is_joined && is_gender(c.value));
    if (!says_nothing) folded += emoji.substr(at, c.length);
    is_joined = c.value == kJoiner;
    at += c.length;
  }
  return folded;
}

}  // namespace mobysearch
