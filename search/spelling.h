// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"
#include "search/stop_word_check.h"

namespace mobysearch {

/// A word of the vocabulary that may have been meant, and how many edits it is away.
struct Correction {
  std::string word;
  int edits = 0;
};

/// Finds the word that was meant. A candidate differs by one edit (insertion, deletion,
/// substitution or transposition of neighbours) from 4 letters on, by two from 8 if the first
/// letter is the same. The nearest wins; then two letters in each other's places; then what is
/// likelier: the more frequent word, where one with the same first letter counts several times and
/// one for which a letter was left out, or typed twice, many times. Words of more than 40 letters,
/// or with digits or any of "+#.-", are never corrected; stop words are never guessed. Immutable;
/// any thread may use it.
class Spelling {
 public:
  /// `vocabulary` must outlive it.
  explicit Spelling(const Vocabulary& vocabulary);

  std::optional<Correction> correct(std::string_view word,
                                    const StopWordCheck& is_stop_word = {}) const;
  /// For a word of three letters: one that has one letter more, the first one being the same, and
  /// stands in `min_posts` posts at least, which says that it is a common one.
  std::optional<Correction> add_letter(std::string_view word, std::uint32_t min_posts,
                                       const StopWordCheck& is_stop_word = {}) const;
  /// For the beginning of a word: a vocabulary word that begins with something near it and with the
  /// same letter. `edits` counts that beginning alone.
  std::optional<Correction> correct_beginning(std::string_view word) const;

 private:
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> letter_sets_;  ///< of each word, by its number
};

}  // namespace mobysearch
