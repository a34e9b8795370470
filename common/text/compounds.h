// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/token.h"

namespace mobysearch {

/// Whether `between` may stand between the groups of three digits of a number: 1,000,000.
bool separates_groups(std::string_view between);

/// Finds the compounds of a text, run by run (a run is what is written without a blank):
/// - `swarmkit` of SwarmKit, swarm-kit, swarm_kit and swarm.kit; `withnamespace` of
///   namespaces.WithNamespace;
/// - with their signs: `--mount`, `.net`, `c++`, `c#`; of c++17 and C#7 those and `c++17`, `c#7`;
/// - versions without their v, and their beginnings: `3.8.1` and `3.8` of v3.8.1 and 3.8.1; `5.0`
///   and `5.0rc2` of 5.0rc2, 5.0-rc2 and 5.0-rc.2; `go1.8` and `go1.8.3` of go1.8.3;
/// - numbers without what parts their digits: `1000000` of 1,000,000, 1'000'000 and 1.000.000;
/// - two neighbouring ngrams, so that scripts without blanks are searched by bigrams;
/// - emoji, each over the word before it, or over the text's first.
/// Not thread-safe; reusing one saves allocations. A run costs linear time.
class CompoundFinder {
 public:
  /// Forgets all compounds. `text` and `tokens` must outlive the calls below.
  void begin_text(std::string_view text, const std::vector<Token>& tokens);
  /// The tokens `first` … `last` are a run, and there are no more yet.
  void add_run(std::size_t first, std::size_t last);
  /// Of the last two tokens.
  void add_bigram();
  /// `word` stands at `begin` … `end`, after `token` or before it.
  void add_emoji(std::string word, std::size_t begin, std::size_t end, std::size_t token);

  const std::vector<Compound>& compounds() const { return compounds_; }

 private:
  /// What a compound has more than its tokens, or less.
  struct Signs {
    std::string_view before = {}, after = {}, missing = {};
  };
  std::string_view between(std::size_t token) const;
  bool is_dotted_number(std::size_t token) const;
  bool is_version_letter(std::size_t token) const;
  std::string spelled(std::size_t first, std::size_t last) const;
  void add(std::size_t first, std::size_t last, std::string word, const Signs& signs);
  void add(std::size_t first, std::size_t last, std::string word);
  void add_joined(std::size_t first, std::size_t last);
  void add_camel(std::size_t first, std::size_t last);
  void add_signed(std::size_t first, std::size_t last);
  void add_named_by_sign(std::size_t token, std::size_t last);
  void add_versions(std::size_t first, std::size_t last);
  void add_beginnings(std::size_t first, std::size_t number, std::size_t last);
  void add_numbers(std::size_t first, std::size_t last);

  std::string_view text_;
  const std::vector<Token>* tokens_ = nullptr;
  std::deque<std::string> words_;  ///< of the compounds
  std::vector<Compound> compounds_;
  std::size_t run_first_ = 0, run_last_ = 0;
};

}  // namespace mobysearch
