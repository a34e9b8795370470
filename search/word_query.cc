// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_query.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "search/index_parts.h"
#include "search/phrase_source.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

/// weighted_phrase() of an index with positions.
Query positional_phrase(const Terms& terms, const Terms& finding) {
  const Query all(Query::OP_PHRASE, terms.begin(), terms.end());
  if (finding == terms) return all;
  std::vector<Query> places;
  for (const std::string& term : terms) {
    const bool finds = std::find(finding.begin(), finding.end(), term) != finding.end();
    places.push_back(finds ? Query(term)
                           : Query(Query::OP_OR, Query(term), Query(unfound_word_term(term))));
  }
  const Query in_row(Query::OP_PHRASE, places.begin(), places.end());
  const Query found(Query::OP_AND, finding.begin(), finding.end());
  return {Query::OP_MAX, all, Query(Query::OP_FILTER, found, in_row)};
}

/// The posts in which the terms stand one after the other, with the terms' weights. `finding` are
/// those of them that each such post is found by.
Query weighted_phrase(const IndexReader& reader, const Terms& terms, const Terms& finding) {
  if (reader.parts.has_positions) return positional_phrase(terms, finding);
  const auto with = [&](const Terms& weighed) {
    std::vector<Query> all(weighed.begin(), weighed.end());
    all.push_back(phrase_query(terms, reader));
    return Query(Query::OP_AND, all.begin(), all.end());
  };
  return finding == terms ? with(terms) : Query(Query::OP_MAX, with(terms), with(finding));
}

}  // namespace

void WordQuery::add_alternative(WordQuery other) {
  if (strict.empty()) {
    strict = std::move(other.strict);
  } else if (!other.strict.empty()) {
    strict = Query(Query::OP_OR, strict, other.strict);
  }
  std::move(other.words.begin(), other.words.end(), std::back_inserter(words));
  std::move(other.phrases.begin(), other.phrases.end(), std::back_inserter(phrases));
}

QueryWord query_word(std::string surface, Terms terms, const IndexReader& reader) {
  reader.database.expect(terms);
  std::uint32_t frequency = 0;
  for (const std::string& term : terms)
    frequency = std::max(frequency, reader.database.frequency_of(term));
  const double count = reader.database.posts();
  // No term is in more posts than there are.
  const double others = std::max(0.0, count - frequency);
  const double idf = std::log(1 + (others + 0.5) / (frequency + 0.5));
  return {std::move(surface), std::move(terms), idf};
}

WordQuery query_for_terms(std::string surface, Terms terms, const IndexReader& reader) {
  Query query = synonym_query(terms);
  return {std::move(query), {}, {query_word(std::move(surface), std::move(terms), reader)}};
}

WordQuery query_for_sequence(const Words& words, IndexReader& reader) {
  Languages& languages = reader.languages;
  std::vector<Query> alternatives;
  QueryPhrase phrase;
  for (const Terms& terms : languages.sequences_of(words)) {
    const Terms finding = finding_terms(terms);
    if (!std::all_of(finding.begin(), finding.end(),
                     [&](const std::string& term) { return reader.database.has(term); })) {
      continue;
    }
    alternatives.push_back(weighted_phrase(reader, terms, finding));
    phrase.readings.push_back({terms, reader.parts.fingerprints.of_all(terms)});
  }
  WordQuery result{Query(Query::OP_OR, alternatives.begin(), alternatives.end())};
  for (const std::string& word : words) {
    QueryWord looked_for = query_word(word, languages.terms_of(word), reader);
    phrase.idf += looked_for.idf;
    if (words.size() > 1 && languages.is_stop_word(word)) continue;
    looked_for.in_phrase = true;
    result.words.push_back(std::move(looked_for));
  }
  if (!phrase.readings.empty()) result.phrases.push_back(std::move(phrase));
  return result;
}

}  // namespace mobysearch
