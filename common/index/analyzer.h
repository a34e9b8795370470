// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mobysearch {

/// Turns words (of a Tokenizer) into the terms of the index: stemmed for a language (Snowball),
/// then without accents. One Analyzer a language and thread; it remembers the stems it has made.
class Analyzer {
 public:
  /// `lang` is a BCP 47 tag; an unknown language is not stemmed.
  explicit Analyzer(std::string_view lang);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The term for a case-folded word, at most kMaxTermBytes long. Valid until the next call.
  const std::string& term(std::string_view word);
  /// The same, not remembered: for a caller that remembers terms itself.
  std::string fresh_term(std::string_view word) const;
  /// Words such as "the" that say nothing alone: left out of queries, kept in the index.
  bool is_stop_word(std::string_view word) const;

 private:
  struct Language;
  std::unique_ptr<Language> language_;
};

/// What the forward index keeps of a term.
std::uint16_t fingerprint_of(std::string_view term);

}  // namespace mobysearch
