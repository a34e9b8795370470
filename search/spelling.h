// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"

namespace mobysearch {

/// A word that may have been meant, and how many edits it is away.
struct Correction {
  std::string word;
  int edits = 0;
};

/// Finds the word that was meant. A candidate differs by one edit (insertion, deletion,
/// substitution or transposition of neighbours) from 4 letters on, by two from 8; the nearest wins,
/// then the one with the same first letter, then the more frequent. Immutable; any thread may use
/// it.
class Spelling {
 public:
  /// `vocabulary` must outlive it.
  explicit Spelling(const Vocabulary& vocabulary);

  std::optional<Correction> correct(std::string_view word) const;
  /// The same for the beginning of a word: a vocabulary word that begins with something near it.
  std::optional<Correction> correct_beginning(std::string_view word) const;

  static bool is_correctable(std::string_view word);

 private:
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> letters_;  ///< of each word, the set of its letters' bytes
};

/// Edits of letters (with transpositions, each letter touched once) between two words; more than
/// `limit` counts as limit + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace mobysearch
