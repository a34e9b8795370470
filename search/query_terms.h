// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/analyzer.h"
#include "common/index/vocabulary.h"
#include "search/stop_word_check.h"

namespace mobysearch {

/// The languages that an index's posts are written in, each with its analyzer. Not thread-safe.
class Languages {
 public:
  /// Those of `codes`, of two letters each, up to kMaxLanguages. `main` is the site's own language;
  /// it counts when no post names one. `vocabulary` must outlive it.
  Languages(std::vector<std::string> codes, const Vocabulary& vocabulary, const std::string& main);

  /// Two letters each; at least one, at most kMaxLanguages (ISO 639-1 has 183).
  const std::vector<std::string>& codes() const { return codes_; }
  /// The terms of a word in every language, then those of the vocabulary's words that differ from
  /// it in accents alone; without duplicates. At least one.
  std::vector<std::string> terms_of(std::string_view word);
  /// The terms of words that stand one after the other, a sequence for each language and each way
  /// to put their accents; without duplicates, at most kMaxSequences a language. At least one.
  std::vector<std::vector<std::string>> sequences_of(const std::vector<std::string>& words);
  static constexpr std::size_t kMaxSequences = 8;
  static constexpr std::size_t kMaxLanguages = 200;
  /// Of any language, also of one that no post is in. `lang` is a BCP 47 tag.
  Analyzer& analyzer_for(std::string_view lang);
  /// In the only language of the posts, or else in the site's own.
  bool is_stop_word(std::string_view word) const;
  /// The same as a function, which this must outlive.
  StopWordCheck stop_words() const {
    return [this](std::string_view word) { return is_stop_word(word); };
  }

 private:
  const Vocabulary& vocabulary_;
  std::vector<std::string> codes_;
  std::string stop_word_language_;
  std::map<std::string, Analyzer, std::less<>> analyzers_;  ///< by code
};

/// Posts with any of the terms, which are weighed as if they were one. `terms` must not be empty.
Xapian::Query synonym_query(const std::vector<std::string>& terms);

/// Appends those of `from` that are not in `into` yet, in their order.
void append_unique(std::vector<std::string>& into, const std::vector<std::string>& from);

}  // namespace mobysearch
