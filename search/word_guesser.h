// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/index_parts.h"
#include "search/query_parser.h"
#include "search/spelling_pass.h"

namespace mobysearch {

/// A part of a text, and what stands in its place.
struct Replacement {
  std::size_t begin = 0;
  std::size_t size = 0;
  std::string text;
};

/// `replacements` are in the order of the text and do not overlap.
std::string replaced(std::string_view text, const std::vector<Replacement>& replacements);

/// What was meant by a word of the query of which some parts are misspelt.
struct WordGuess {
  const QueryNode* node = nullptr;
  std::vector<Replacement> parts = {};  ///< of the node's text
  CorrectedWord word = {};
  bool is_sure = true;  ///< hardly another word can be meant
};

/// Guesses what was meant by words of a query that no post has; of very many misspelt ones, only by
/// the first. Not thread-safe.
class WordGuesser {
 public:
  /// There is nothing to guess at in the words of `joined`. Both must outlive it.
  WordGuesser(IndexReader& reader, const JoinedWords& joined) : reader_(reader), joined_(joined) {}

  /// Nothing for a word that is right or that cannot be mended. `node` is a kWord and must outlive
  /// the guess. Throws Xapian::Error.
  std::optional<WordGuess> guess(const QueryNode& node);

 private:
  struct Part;
  std::vector<Part> misspelt_parts(const QueryNode& node);
  bool is_known(const std::string& word, bool unfinished);
  bool is_english(const std::string& word, bool unfinished);
  bool is_two_words(const std::string& word);
  bool is_swapped_stop_word(std::string word);
  const std::optional<Correction>& word_meant_by(const std::string& word, bool unfinished);
  void mend(const Part& part, WordGuess& guess);

  IndexReader& reader_;
  const JoinedWords& joined_;
  /// What was looked up, once each: by the word and whether it is unfinished.
  std::map<std::pair<std::string, bool>, std::optional<Correction>> meant_;
};

}  // namespace mobysearch
