// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "common/text/tokenizer.h"
#include "search/index_parts.h"
#include "search/languages.h"
#include "search/query_plan.h"
#include "search/spelling_pass.h"

namespace mobysearch {

/// A query for something that a reader typed, and the words that it consists of.
struct WordQuery {
  Xapian::Query strict;  ///< posts that have it; empty when none has
  Xapian::Query loose;   ///< posts that have a part of it; empty when it has no parts
  std::vector<QueryWord> words;
};

/// Makes the queries for words and what may stand for them: inflections, completions, synonyms,
/// compounds. Not thread-safe. Throws Xapian::Error.
class WordQueries {
 public:
  /// All of these must outlive it.
  WordQueries(const Index::Parts& parts, const Xapian::Database& database, Languages& languages)
      : parts_(parts), database_(database), languages_(languages) {}

  /// For text without blanks: one word, or several (`pre-school`) and the compounds that they make.
  /// `unfinished`: it may go on.
  WordQuery query_for_text(std::string_view text, bool unfinished, const JoinedWords& joined);
  /// For `beginning*`.
  WordQuery query_for_prefix(std::string_view beginning);
  /// For words that stand one after the other.
  WordQuery query_for_phrase(std::string_view text);
  /// For words of a field, in any order.
  WordQuery query_for_field(const FieldSpec& field, std::string_view text);

 private:
  using Words = std::vector<std::string>;
  using Terms = std::vector<std::string>;

  WordQuery query_for_word(const std::string& surface, bool unfinished, const JoinedWords& joined);
  WordQuery query_for_run(std::string_view text, const Words& words, const Terms& whole);
  WordQuery query_for_ngrams(const Tokenizer& tokenized);
  WordQuery query_for_sequence(const Words& words);
  Xapian::Query query_for_pieces(const std::string& surface);
  Xapian::Query query_for_any_part(const Words& parts, const Terms& whole);
  std::vector<Words> synonyms_of(const std::string& surface);
  QueryWord query_word(std::string surface, Terms terms) const;
  Terms terms_of_whole_run(const std::vector<Compound>& compounds);
  Words words_in(std::string_view text);
  std::string_view without_elision(std::string_view text);

  const Index::Parts& parts_;
  const Xapian::Database& database_;
  Languages& languages_;
  Tokenizer tokenizer_;
};

}  // namespace mobysearch
