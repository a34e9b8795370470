// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/query_plan.h"

namespace mobysearch {

using Words = std::vector<std::string>;
using Terms = std::vector<std::string>;

/// A query for something that a reader typed, and the words and phrases that it consists of.
struct WordQuery {
  Xapian::Query strict;      ///< posts that have it; empty when none has
  Xapian::Query loose = {};  ///< posts that have a part of it; empty when it has no parts
  std::vector<QueryWord> words = {};
  std::vector<QueryPhrase> phrases = {};

  /// What `other` asks for is as good.
  void add_alternative(WordQuery other);
};

/// What queries for words are made of. All throw Xapian::Error.

QueryWord query_word(std::string surface, Terms terms, const IndexReader& reader);
/// For a word that only `terms` (at least one) stand for.
WordQuery query_for_terms(std::string surface, Terms terms, const IndexReader& reader);
/// For words that stand one after the other, in any of the languages and with any accents.
WordQuery query_for_sequence(const Words& words, IndexReader& reader);

}  // namespace mobysearch
