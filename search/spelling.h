// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"

namespace mobysearch {

/// A word of the vocabulary that may have been meant, and how many edits it is away.
struct Correction {
  std::string word;
  int edits = 0;
};

/// Finds the word that was meant. A candidate differs by one edit (insertion, deletion,
/// substitution or transposition of neighbours) from 4 letters on, by two from 8; the nearest wins,
/// then the one with the same first letter, then the more frequent. Words of more than 40 letters,
/// or with digits or any of "+#.-", are never corrected. Immutable; any thread may use it.
class Spelling {
 public:
  /// `vocabulary` must outlive it.
  explicit Spelling(const Vocabulary& vocabulary);

  std::optional<Correction> correct(std::string_view word) const;
  /// For the beginning of a word: a vocabulary word that begins with something near it and with the
  /// same letter. `edits` counts that beginning alone.
  std::optional<Correction> correct_beginning(std::string_view word) const;

 private:
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> letter_sets_;  ///< of each word, by its number
};

}  // namespace mobysearch
