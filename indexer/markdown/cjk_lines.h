// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace mobysearch {

/// Whether a line end between two such characters is no blank: those of Chinese and Japanese, which
/// put none between words, with their punctuation (CSS Text, segment breaks). Korean is not among
/// them.
constexpr bool joins_lines(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range kRanges[] = {
      {0x2E80, 0x2FFF},    // radicals
      {0x3001, 0x312F},    // punctuation, Kana, Bopomofo
      {0x3190, 0x31FF},    // annotations, Bopomofo, strokes, Kana
      {0x3280, 0xA4CF},    // in circles and squares, Han, Yi
      {0xF900, 0xFAFF},    // Han for compatibility
      {0xFE30, 0xFE4F},    // forms of punctuation
      {0xFF01, 0xFF9F},    // of full width, Kana of half width
      {0x1B000, 0x1B16F},  // Kana
      {0x20000, 0x3FFFF},  // Han
  };
  for (const Range& range : kRanges) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

}  // namespace mobysearch
