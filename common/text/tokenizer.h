// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/compounds.h"
#include "common/text/token.h"

namespace mobysearch {

/// Cuts text into tokens and compounds, for indexing, queries and highlighting alike, so that they
/// cannot disagree. What it hands out lives until the next call to tokenize(), but no longer than
/// the text. Not thread-safe; reusing one saves allocations. Linear time; any bytes are accepted
/// (invalid UTF-8 separates words).
class Tokenizer {
 public:
  static constexpr std::size_t kAll = SIZE_MAX;

  /// Without compounds it takes half the time. Stops at the end of the word that brings the number
  /// of tokens to `enough`.
  void tokenize(std::string_view text, bool with_compounds = true, std::size_t enough = kAll);
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Compound>& compounds() const { return compounds_.compounds(); }

 private:
  struct Emoji {
    std::size_t begin = 0, end = 0;
    std::string word;
  };
  std::size_t read_beyond_ascii(std::size_t at);
  std::size_t read_joined_word(std::size_t at);
  std::size_t read_word(std::size_t at);
  std::size_t joint_length(std::size_t at) const;
  void add_parts(std::size_t begin, std::size_t end, std::uint8_t kinds);
  void add_token(std::size_t begin, std::size_t end, std::uint8_t kinds);
  std::string_view lowered(std::size_t begin, std::size_t size);
  void add_ngram(std::size_t begin, std::size_t end);
  void add_emoji(std::size_t begin, std::size_t end);
  void add_leading_emoji();
  void end_run();

  std::string_view text_;
  bool with_compounds_ = true;
  std::string lowered_;  ///< the words of text_ with capitals, in lower case, at their places
  std::deque<std::string> spelled_;  ///< the words that are not views of text_ or lowered_
  std::vector<Token> tokens_;
  CompoundFinder compounds_;
  std::vector<Emoji> leading_emoji_;  ///< before the first token
  std::size_t run_first_ = 0;         ///< index of the open run's first token
  std::uint32_t run_ = 0;
};

}  // namespace mobysearch
