// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary.h"

#include <algorithm>

#include "common/index/index_error.h"
#include "common/index/varint.h"
#include "common/text/unicode.h"

namespace mobysearch {

Result<void> Vocabulary::add_block(std::string_view bytes) {
  const auto damaged = [] { return index_damaged("the vocabulary is damaged"); };
  ByteReader in(bytes);
  std::string current;
  while (in.ok() && !in.at_end()) {
    const std::uint32_t shared = in.varint32();
    const std::string_view rest = in.string();
    const std::uint32_t frequency = in.varint32();
    const bool fits = shared <= current.size() && shared + rest.size() <= kMaxWordBytes;
    if (!in.ok() || !fits) return damaged();
    current.resize(shared);
    current += rest;
    const bool ascending = size() == 0 || word(size() - 1) < current;
    if (!ascending || arena_.size() + current.size() > UINT32_MAX) return damaged();
    arena_ += current;
    offsets_.push_back(static_cast<std::uint32_t>(arena_.size()));
    frequencies_.push_back(frequency);
  }
  if (!in.ok()) return damaged();
  return {};
}

std::size_t Vocabulary::lower_bound(std::string_view wanted) const {
  const auto* const first = frequencies_.data();
  const auto* const found =
      std::partition_point(first, first + size(), [&](const std::uint32_t& frequency) {
        return word(static_cast<std::size_t>(&frequency - first)) < wanted;
      });
  return static_cast<std::size_t>(found - first);
}

std::uint32_t Vocabulary::frequency_of(std::string_view wanted) const {
  const std::size_t i = lower_bound(wanted);
  return i < size() && word(i) == wanted ? frequencies_[i] : 0;
}

std::pair<std::size_t, std::size_t> Vocabulary::with_prefix(std::string_view prefix) const {
  const std::size_t begin = lower_bound(prefix);
  // No UTF-8 text has the byte 0xFF, so this sorts after every word with the prefix.
  return {begin, lower_bound(std::string(prefix) + '\xFF')};
}

std::vector<std::string_view> Vocabulary::with_other_accents(std::string_view wanted) const {
  std::vector<std::string_view> words;
  const auto add = [&](std::string_view found) {
    if (found != wanted && std::find(words.begin(), words.end(), found) == words.end()) {
      words.push_back(found);
    }
  };
  for (const std::string& plain : plain_spellings(wanted)) {
    const std::size_t i = plain == wanted ? size() : lower_bound(plain);
    if (i < size() && word(i) == plain) add(word(i));
    for (const AccentedWords::Entry& entry : accented_.spelled(plain)) add(word(entry.word));
  }
  return words;
}

void Vocabulary::finish() {
  arena_.shrink_to_fit();
  offsets_.shrink_to_fit();
  frequencies_.shrink_to_fit();
  const std::string_view words = arena_;
  for (std::size_t at = ascii_length(words); at < words.size();
       at += ascii_length(words.substr(at))) {
    const auto next = std::upper_bound(offsets_.begin(), offsets_.end(), at);
    const auto i = static_cast<std::uint32_t>(next - offsets_.begin() - 1);
    accented_.add(word(i), i);
    at = *next;
  }
  accented_.sort();
}

}  // namespace mobysearch
