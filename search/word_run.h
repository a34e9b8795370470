// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"
#include "search/word_query.h"

namespace mobysearch {

/// What a reader wrote together, without a blank between: `swarm`, `SwarmKit`, `c++`, `v1.2.3`.
struct WordRun {
  std::string text;  ///< as typed, with the signs that belong to its only word
  Words words;       ///< of its tokens
  std::string name;  ///< of what it is a version: the `c++` of c++17; empty for others
  Words compounds;   ///< its spellings as one word, with its signs: `swarmkit`, `c++`, `1.2.3`
  Words bigrams;     ///< of its tokens, if these are n-grams and more than one

  bool is_version() const;
  /// 1,000,000.
  bool is_grouped_number() const;
  /// Whether its tokens alone are something else: the c of `c++`, the 4 and 0 of `4.0`.
  bool is_exact() const {
    return !compounds.empty() &&
           (words.size() == 1 || is_version() || is_grouped_number() || !name.empty());
  }
};

std::vector<WordRun> word_runs(std::string_view text, Tokenizer& tokenizer);

/// Without the apostrophe that it ends in: `doesn'` goes on.
std::string_view without_apostrophe(std::string_view text);

/// The words of all runs, in a row.
Words words_of(const std::vector<WordRun>& runs);

/// The terms of its compounds; of them those that some post has. Throws Xapian::Error.
Terms known_terms_of_compounds(const WordRun& run, IndexReader& reader);

}  // namespace mobysearch
