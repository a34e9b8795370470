// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// One word of a text at the finest grain: `WithNamespace` is two. `word` is case-folded and lives
/// until the next call to tokenize(), but no longer than the text. `begin` and `end` are byte
/// offsets into the text.
struct Token {
  std::string_view word;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t run = 0;  ///< tokens written together, without a blank between, share one
  bool ngram = false;
};

/// A spelling that several tokens (or one, with its signs) make together: `swarmkit` from SwarmKit,
/// swarm-kit and swarm_kit; `c++`; `.net`; `--mount`; `1.2.3`. Two neighbouring ngrams make one
/// too, so that scripts without blanks are searched by bigrams.
struct Compound {
  std::string_view word;
  std::uint32_t first = 0;  ///< index of its first token
  std::uint32_t count = 0;  ///< how many tokens it covers
  bool whole = false;       ///< covers all of its run
};

/// Cuts text into tokens and compounds, for indexing, queries and highlighting alike, so that they
/// cannot disagree. Not thread-safe; reusing one saves allocations. Linear time; any bytes are
/// accepted (invalid UTF-8 separates words).
class Tokenizer {
 public:
  static constexpr std::size_t kAll = SIZE_MAX;

  /// Without compounds it takes half the time. Stops at the end of the word that brings the number
  /// of tokens to `enough`.
  void tokenize(std::string_view text, bool with_compounds = true, std::size_t enough = kAll);
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Compound>& compounds() const { return compounds_; }

 private:
  std::size_t read_beyond_ascii(std::size_t at);
  std::size_t read_joined_word(std::size_t at);
  std::size_t read_word(std::size_t at);
  void add_parts(std::size_t begin, std::size_t end, std::uint8_t kinds);
  void add_token(std::size_t begin, std::size_t end, std::uint8_t kinds);
  std::string_view lowered(std::size_t begin, std::size_t size);
  void add_ngram(std::size_t begin, std::size_t end);
  void end_run(std::size_t end);
  void add_joined_compounds(std::size_t first, std::size_t last);
  void add_camel_compounds(std::size_t first, std::size_t last);
  void add_signed_compounds(std::size_t first, std::size_t last, std::size_t end);
  void add_compound(std::size_t first, std::size_t last, std::string_view prefix = {},
                    std::string_view suffix = {});

  std::string_view text_;
  bool with_compounds_ = true;
  std::string lowered_;  ///< the words of text_ with capitals, in lower case, at their places
  std::deque<std::string> spelled_;  ///< the words that are not views of text_ or lowered_
  std::vector<Token> tokens_;
  std::vector<Compound> compounds_;
  std::size_t run_first_ = 0;  ///< index of the open run's first token
  std::uint32_t run_ = 0;
};

}  // namespace mobysearch
