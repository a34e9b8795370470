// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mobysearch {

/// XXH3-64, for tables of words: they may be looked up by a view.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const;
};

/// Turns words (of a Tokenizer) into the terms of the index: stemmed for a language (Snowball), and
/// without accents. These go first where the stemmer knows none, as English has them in foreign
/// words and names alone: résumé and resume are one term. Elsewhere they go last, since stemmers
/// find endings by them; a word typed without its accents is then found by the vocabulary
/// (Vocabulary::with_other_accents). "don't" and "dont" are one term. Not thread-safe; each
/// language needs its own. It remembers stems.
class Analyzer {
 public:
  /// `lang` is a BCP 47 tag; a language without a stemmer is not stemmed.
  explicit Analyzer(std::string_view lang);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The term for a case-folded word, at most kMaxTermBytes long. Valid until the next call.
  const std::string& term(std::string_view word);
  /// As term(), without remembering it: for a caller that does so itself.
  std::string fresh_term(std::string_view word) const;
  /// Words such as "the", which say nothing alone: left out of queries, kept in the index.
  bool is_stop_word(std::string_view word) const;

 private:
  struct Language;
  std::unique_ptr<Language> language_;
};

}  // namespace mobysearch
