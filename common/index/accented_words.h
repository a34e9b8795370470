// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// What readers type for `word` (case-folded) when they leave its accents out: naïve is "naive",
/// köln "koln" and "koeln". One of its spellings is without accents always, so a word that has none
/// is its own. One or two, the plain one first.
std::vector<std::string> plain_spellings(std::string_view word);

/// The words with accents among numbered words, by their plain spellings. Immutable once sorted;
/// then any thread may read it.
class AccentedWords {
 public:
  struct Entry {
    std::uint32_t begin = 0;  ///< of the spelling, in the arena
    std::uint32_t size = 0;
    std::uint32_t word = 0;       ///< its number
    bool is_spelled_out = false;  ///< "koeln"; köln has an entry for "koln" too
  };

  /// Takes a word in if it has accents.
  void add(std::string_view word, std::uint32_t number);
  void sort();

  std::string_view spelling(const Entry& entry) const {
    return std::string_view(arena_).substr(entry.begin, entry.size);
  }
  /// The words with this plain spelling, and those with one that begins so.
  std::span<const Entry> spelled(std::string_view plain) const;
  std::span<const Entry> beginning_with(std::string_view plain) const;

 private:
  std::span<const Entry> between(std::string_view first, std::string_view end) const;

  std::string arena_;
  std::vector<Entry> entries_;
};

}  // namespace mobysearch
