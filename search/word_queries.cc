// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_queries.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "common/index/analyzer.h"
#include "common/text/unicode.h"
#include "search/completions.h"
#include "search/index_parts.h"
#include "search/phrase_source.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxPrefixTerms = 50;
constexpr double kWholeWordWeight = 0.5;  ///< of an unfinished word that is a whole one as well
/// A word is looked for in two pieces only when it is rare, and only where that costs little.
constexpr Xapian::doccount kRareWord = 20;
constexpr Xapian::doccount kMaxPieceFrequency = 200;
constexpr std::size_t kMinPieceBytes = 3;
constexpr double kPieceWeight = 0.5;  ///< two pieces are one word

using Query = Xapian::Query;
using Words = std::vector<std::string>;
using Terms = std::vector<std::string>;

Words words_of(const std::vector<Token>& tokens) {
  Words words;
  for (const Token& token : tokens) words.emplace_back(token.word);
  return words;
}

Words words_in(std::string_view text, Tokenizer& tokenizer) {
  tokenizer.tokenize(text, false);
  return words_of(tokenizer.tokens());
}

bool is_one_letter(std::string_view word) { return decode_utf8(word).length == word.size(); }

QueryWord query_word(std::string surface, Terms terms, const IndexReader& reader) {
  Xapian::doccount frequency = 0;
  for (const std::string& term : terms)
    frequency = std::max(frequency, reader.database.get_termfreq(term));
  const double count = static_cast<double>(reader.database.get_doccount());
  const double idf = std::log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  return {std::move(surface), std::move(terms), idf};
}

/// For a word that only `terms` stand for.
WordQuery query_for_terms(std::string surface, Terms terms, const IndexReader& reader) {
  Query query = synonym_query(terms);
  return {std::move(query), {}, {query_word(std::move(surface), std::move(terms), reader)}};
}

QueryPhrase::Reading reading_of(Terms terms) {
  QueryPhrase::Reading reading;
  for (const std::string& term : terms) reading.fingerprints.push_back(fingerprint_of(term));
  reading.terms = std::move(terms);
  return reading;
}

/// The posts in which the terms stand one after the other, with the terms' weights.
Query weighted_phrase(const ForwardIndex& forward, const Terms& terms) {
  std::vector<Query> all(terms.begin(), terms.end());
  all.push_back(phrase_query(forward, terms));
  return Query(Query::OP_AND, all.begin(), all.end());
}

/// Words that stand one after the other, in any of the languages.
WordQuery query_for_sequence(const Words& words, IndexReader& reader) {
  Languages& languages = reader.languages;
  std::vector<Query> alternatives;
  QueryPhrase phrase;
  for (const std::string& code : languages.codes()) {
    Terms terms;
    for (const std::string& word : words) terms.push_back(languages.analyzer_for(code).term(word));
    if (!std::all_of(terms.begin(), terms.end(),
                     [&](const std::string& term) { return reader.database.term_exists(term); })) {
      continue;
    }
    alternatives.push_back(weighted_phrase(reader.parts.forward, terms));
    phrase.readings.push_back(reading_of(std::move(terms)));
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

/// For `dataset` written as two words, `data set`. Empty for a word that is not looked for in
/// pieces; else without words, since nothing but the phrase stands for it.
WordQuery query_for_pieces(const std::string& surface, IndexReader& reader) {
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  if (surface.size() < 2 * kMinPieceBytes || vocabulary.frequency_of(surface) >= kRareWord)
    return {};
  for (std::size_t i = kMinPieceBytes; i + kMinPieceBytes <= surface.size(); ++i) {
    const Words pieces = {surface.substr(0, i), surface.substr(i)};
    const auto rarer =
        std::min(vocabulary.frequency_of(pieces[0]), vocabulary.frequency_of(pieces[1]));
    if (rarer == 0 || rarer > kMaxPieceFrequency) continue;
    WordQuery both = query_for_sequence(pieces, reader);
    return {Query(Query::OP_SCALE_WEIGHT, both.strict, kPieceWeight), {}, {}, both.phrases};
  }
  return {};
}

std::vector<Words> synonyms_of(const std::string& surface, IndexReader& reader) {
  const auto found = reader.parts.synonyms.find(surface);
  if (found == reader.parts.synonyms.end()) return {};
  std::vector<Words> synonyms;
  for (const std::string& synonym : found->second)
    synonyms.push_back(words_in(synonym, reader.tokenizer));
  return synonyms;
}

/// A word of one token, with everything that may stand for it.
WordQuery query_for_word(const std::string& surface, bool unfinished, const JoinedWords& joined,
                         IndexReader& reader) {
  Languages& languages = reader.languages;
  const Terms own = languages.terms_of(surface);
  Terms terms = own;
  if (unfinished) {
    for (const std::string& word : completions(reader.parts.vocabulary, surface))
      append_unique(terms, languages.terms_of(word));
  }
  WordQuery result;
  std::vector<Query> alternatives;
  const auto add_alternative = [&](WordQuery other) {
    alternatives.push_back(std::move(other.strict));
    std::move(other.words.begin(), other.words.end(), std::back_inserter(result.words));
    std::move(other.phrases.begin(), other.phrases.end(), std::back_inserter(result.phrases));
  };
  for (const Words& synonym : synonyms_of(surface, reader)) {
    if (synonym.size() == 1) append_unique(terms, languages.terms_of(synonym[0]));
    if (synonym.size() > 1) add_alternative(query_for_sequence(synonym, reader));
  }
  if (!unfinished) add_alternative(query_for_pieces(surface, reader));
  result.words.push_back(query_word(surface, terms, reader));
  if (const auto join = joined.find(surface); join != joined.end()) {
    // For sections and highlights a word of its own: LinuxKit has the kit of `swarm kit`, not this.
    QueryWord word = query_word(join->second, languages.terms_of(join->second), reader);
    word.joined = true;
    append_unique(terms, word.terms);
    result.words.push_back(std::move(word));
  }
  result.strict = synonym_query(terms);
  if (unfinished && terms.size() > own.size() && reader.has_any(own)) {
    const Query whole_word(Query::OP_SCALE_WEIGHT, synonym_query(own), kWholeWordWeight);
    result.strict = Query(Query::OP_OR, result.strict, whole_word);
  }
  for (const Query& other : alternatives) result.strict = Query(Query::OP_OR, result.strict, other);
  return result;
}

/// The loose query of `pre-school`, which is that of `pre school`: posts with one of the parts, or
/// the whole in its place. Stop words and single letters (`e.g.`) are left out. Empty if nothing is
/// left.
Query query_for_any_part(const Words& parts, const Terms& whole, Languages& languages) {
  std::vector<Query> each;
  for (const std::string& part : parts) {
    if (languages.is_stop_word(part) || is_one_letter(part)) continue;
    Terms terms = languages.terms_of(part);
    append_unique(terms, whole);
    each.push_back(synonym_query(terms));
  }
  if (each.empty() && !whole.empty()) each.push_back(synonym_query(whole));
  return Query(Query::OP_OR, each.begin(), each.end());
}

/// For several words without a blank between, such as `pre-school`. `whole` are the terms of the
/// word that they make together.
WordQuery query_for_run(std::string_view text, const Words& words, const Terms& whole,
                        IndexReader& reader) {
  WordQuery result = query_for_sequence(words, reader);
  for (QueryWord& word : result.words) word.in_phrase = false;
  result.loose = query_for_any_part(words, whole, reader.languages);
  if (!whole.empty()) {
    result.strict = Query(Query::OP_OR, synonym_query(whole), result.strict);
    result.words.push_back(query_word(std::string(text), whole, reader));
  } else if (result.strict.empty()) {
    std::vector<Query> each;
    for (const std::string& word : words)
      each.push_back(synonym_query(reader.languages.terms_of(word)));
    result.strict = Query(Query::OP_AND, each.begin(), each.end());
  }
  return result;
}

/// For what `reader` has tokenized. Neighbouring n-grams are searched by bigrams, a lone one by
/// itself.
WordQuery query_for_ngrams(IndexReader& reader) {
  Terms terms;
  for (const Compound& compound : reader.tokenizer.compounds())
    append_unique(terms, reader.languages.terms_of(compound.word));
  if (terms.empty()) terms = reader.languages.terms_of(reader.tokenizer.tokens().front().word);
  WordQuery result{Query(Query::OP_AND, terms.begin(), terms.end())};
  for (const std::string& term : terms) result.words.push_back(query_word(term, {term}, reader));
  return result;
}

/// The terms of the compounds that span all of what `reader` has tokenized; of them those that some
/// post has.
Terms terms_of_whole_run(IndexReader& reader) {
  Terms terms;
  for (const Compound& compound : reader.tokenizer.compounds())
    if (compound.whole) append_unique(terms, reader.languages.terms_of(compound.word));
  std::erase_if(terms, [&](const std::string& term) { return !reader.database.term_exists(term); });
  return terms;
}

/// Without an elided article or pronoun: "orchestration" for "l'orchestration", since other posts
/// have the word alone.
std::string_view without_elision(std::string_view text, IndexReader& reader) {
  reader.tokenizer.tokenize(text, false);
  const auto& tokens = reader.tokenizer.tokens();
  if (tokens.size() < 2 || !reader.languages.is_stop_word(tokens[0].word)) return text;
  const auto between = text.substr(tokens[0].end, tokens[1].begin - tokens[0].end);
  return between == "'" || between == "\u2019" ? text.substr(tokens[1].begin) : text;
}

}  // namespace

WordQuery query_for_text(std::string_view text, bool unfinished, const JoinedWords& joined,
                         IndexReader& reader) {
  text = without_elision(text, reader);
  reader.tokenizer.tokenize(text);
  const auto& tokens = reader.tokenizer.tokens();
  if (tokens.empty()) return {};
  if (std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.ngram; }))
    return query_for_ngrams(reader);
  const Words words = words_of(tokens);
  if (unfinished && words.size() == 1 && tokens[0].end == text.size())
    return query_for_word(words[0], true, joined, reader);
  const Terms whole = terms_of_whole_run(reader);
  if (words.size() > 1) return query_for_run(text, words, whole, reader);
  if (whole.empty()) return query_for_word(words[0], false, joined, reader);
  return query_for_terms(words[0], whole, reader);
}

WordQuery query_for_prefix(std::string_view beginning, IndexReader& reader) {
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  const std::string surface = fold_case(beginning);
  const auto [begin, end] = vocabulary.with_prefix(surface);
  Terms terms;
  for (std::size_t i = begin; i < end && terms.size() < kMaxPrefixTerms; ++i)
    append_unique(terms, reader.languages.terms_of(vocabulary.word(i)));
  return terms.empty() ? WordQuery{} : query_for_terms(surface, terms, reader);
}

WordQuery query_for_phrase(std::string_view text, IndexReader& reader) {
  const Words words = words_in(text, reader.tokenizer);
  if (words.empty()) return {};
  if (words.size() > 1) return query_for_sequence(words, reader);
  return query_for_terms(words[0], reader.languages.terms_of(words[0]), reader);
}

WordQuery query_for_field(const FieldSpec& field, std::string_view text, IndexReader& reader) {
  WordQuery result;
  std::vector<Query> each;
  for (const std::string& word : words_in(text, reader.tokenizer)) {
    const Terms terms = reader.languages.terms_of(word);
    Terms prefixed;
    for (const std::string& term : terms) prefixed.push_back(prefixed_term(field.prefix, term));
    each.push_back(synonym_query(prefixed));
    result.words.push_back(query_word(word, terms, reader));
  }
  result.strict = Query(Query::OP_AND, each.begin(), each.end());
  return result;
}

}  // namespace mobysearch
