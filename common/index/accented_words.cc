// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/accented_words.h"

#include <algorithm>

#include "common/text/unicode.h"

namespace mobysearch {

std::vector<std::string> plain_spellings(std::string_view word) {
  std::vector<std::string> spellings = {fold_accents(word)};
  if (is_ascii(word) || spellings[0] == word) return spellings;
  std::string spelled_out = spell_out_accents(word);
  if (spelled_out != spellings[0]) spellings.push_back(std::move(spelled_out));
  return spellings;
}

void AccentedWords::add(std::string_view word, std::uint32_t number) {
  if (is_ascii(word)) return;
  bool is_spelled_out = false;
  for (const std::string& plain : plain_spellings(word)) {
    if (plain == word || arena_.size() + plain.size() > UINT32_MAX) return;
    entries_.push_back({static_cast<std::uint32_t>(arena_.size()),
                        static_cast<std::uint32_t>(plain.size()), number, is_spelled_out});
    arena_ += plain;
    is_spelled_out = true;
  }
}

void AccentedWords::sort() {
  arena_.shrink_to_fit();
  entries_.shrink_to_fit();
  std::sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) {
    const int order = spelling(a).compare(spelling(b));
    return order != 0 ? order < 0 : a.word < b.word;
  });
}

/// Those whose spelling is at least `first` and less than `end`.
std::span<const AccentedWords::Entry> AccentedWords::between(std::string_view first,
                                                             std::string_view end) const {
  const auto is_before = [this](const Entry& entry, std::string_view text) {
    return spelling(entry) < text;
  };
  const auto begin = std::lower_bound(entries_.begin(), entries_.end(), first, is_before);
  return {begin, std::lower_bound(begin, entries_.end(), end, is_before)};
}

std::span<const AccentedWords::Entry> AccentedWords::spelled(std::string_view plain) const {
  return between(plain, std::string(plain) + '\0');
}

std::span<const AccentedWords::Entry> AccentedWords::beginning_with(std::string_view plain) const {
  // No UTF-8 text has the byte 0xFF, so this sorts after every spelling that begins so.
  return between(plain, std::string(plain) + '\xFF');
}

}  // namespace mobysearch
