// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_queries.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "common/text/unicode.h"
#include "search/completions.h"
#include "search/phrase_source.h"
#include "search/query_terms.h"

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

std::vector<std::string> words_of(const std::vector<Token>& tokens) {
  std::vector<std::string> words;
  for (const Token& token : tokens) words.emplace_back(token.word);
  return words;
}

bool is_one_letter(std::string_view word) { return decode_utf8(word).length == word.size(); }

}  // namespace

QueryWord WordQueries::query_word(std::string surface, Terms terms) const {
  Xapian::doccount frequency = 0;
  for (const std::string& term : terms)
    frequency = std::max(frequency, database_.get_termfreq(term));
  const double count = static_cast<double>(database_.get_doccount());
  const double idf = std::log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  return {std::move(surface), std::move(terms), frequency, idf};
}

WordQueries::Words WordQueries::words_in(std::string_view text) {
  tokenizer_.tokenize(text, false);
  return words_of(tokenizer_.tokens());
}

/// Without an elided article or pronoun: "orchestration" for "l'orchestration", since other posts
/// have the word alone.
std::string_view WordQueries::without_elision(std::string_view text) {
  tokenizer_.tokenize(text, false);
  const auto& tokens = tokenizer_.tokens();
  if (tokens.size() < 2 || !languages_.is_stop_word(tokens[0].word)) return text;
  const auto between = text.substr(tokens[0].end, tokens[1].begin - tokens[0].end);
  return between == "'" || between == "\u2019" ? text.substr(tokens[1].begin) : text;
}

WordQuery WordQueries::query_for_text(std::string_view text, bool unfinished,
                                      const JoinedWords& joined) {
  text = without_elision(text);
  tokenizer_.tokenize(text);
  const auto& tokens = tokenizer_.tokens();
  if (tokens.empty()) return {};
  if (std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.ngram; })) {
    return query_for_ngrams(tokenizer_);
  }
  const Words words = words_of(tokens);
  if (unfinished && words.size() == 1 && tokens[0].end == text.size()) {
    return query_for_word(words[0], true, joined);
  }
  const Terms whole = terms_of_whole_run(tokenizer_.compounds());
  if (words.size() > 1) return query_for_run(text, words, whole);
  if (whole.empty()) return query_for_word(words[0], false, joined);
  return {synonym_query(whole), {}, {query_word(words[0], whole)}};
}

/// The terms of the compounds that span all of the text; of them those that some post has.
WordQueries::Terms WordQueries::terms_of_whole_run(const std::vector<Compound>& compounds) {
  Terms terms;
  for (const Compound& compound : compounds) {
    if (compound.whole) append_unique(terms, languages_.terms_of(compound.word));
  }
  std::erase_if(terms, [&](const std::string& term) { return !database_.term_exists(term); });
  return terms;
}

/// A word of one token, with everything that may stand for it.
WordQuery WordQueries::query_for_word(const std::string& surface, bool unfinished,
                                      const JoinedWords& joined) {
  const Terms own = languages_.terms_of(surface);
  Terms terms = own;
  if (unfinished) {
    for (const std::string& word : completions(parts_.vocabulary, surface))
      append_unique(terms, languages_.terms_of(word));
  }
  WordQuery result;
  std::vector<Query> alternatives;
  for (const Words& synonym : synonyms_of(surface)) {
    if (synonym.size() == 1) append_unique(terms, languages_.terms_of(synonym[0]));
    if (synonym.size() < 2) continue;
    WordQuery sequence = query_for_sequence(synonym);
    alternatives.push_back(std::move(sequence.strict));
    std::move(sequence.words.begin(), sequence.words.end(), std::back_inserter(result.words));
  }
  if (!unfinished) alternatives.push_back(query_for_pieces(surface));
  result.words.push_back(query_word(surface, terms));
  if (const auto join = joined.find(surface); join != joined.end()) {
    // For sections and highlights a word of its own: LinuxKit has the kit of `swarm kit`, not this.
    QueryWord word = query_word(join->second, languages_.terms_of(join->second));
    word.joined = true;
    append_unique(terms, word.terms);
    result.words.push_back(std::move(word));
  }
  Query query = synonym_query(terms);
  if (unfinished && terms.size() > own.size() && any_exists(database_, own)) {
    const Query whole_word(Query::OP_SCALE_WEIGHT, synonym_query(own), kWholeWordWeight);
    query = Query(Query::OP_AND_MAYBE, query, whole_word);
  }
  for (const Query& other : alternatives) query = Query(Query::OP_OR, query, other);
  result.strict = std::move(query);
  return result;
}

std::vector<WordQueries::Words> WordQueries::synonyms_of(const std::string& surface) {
  std::vector<Words> synonyms;
  const auto found = parts_.synonyms.find(surface);
  if (found == parts_.synonyms.end()) return synonyms;
  for (const std::string& synonym : found->second) synonyms.push_back(words_in(synonym));
  return synonyms;
}

/// For `dataset` written as two words, `data set`. Empty for a word that is not looked for in
/// pieces.
Query WordQueries::query_for_pieces(const std::string& surface) {
  const Vocabulary& vocabulary = parts_.vocabulary;
  if (surface.size() < 2 * kMinPieceBytes || vocabulary.frequency_of(surface) >= kRareWord)
    return {};
  for (std::size_t i = kMinPieceBytes; i + kMinPieceBytes <= surface.size(); ++i) {
    const std::string left = surface.substr(0, i);
    const std::string right = surface.substr(i);
    const auto rarer = std::min(vocabulary.frequency_of(left), vocabulary.frequency_of(right));
    if (rarer == 0 || rarer > kMaxPieceFrequency) continue;
    return Query(Query::OP_SCALE_WEIGHT, query_for_sequence({left, right}).strict, kPieceWeight);
  }
  return {};
}

/// For several words without a blank between, such as `pre-school`. `whole` are the terms of the
/// word that they make together.
WordQuery WordQueries::query_for_run(std::string_view text, const Words& words,
                                     const Terms& whole) {
  WordQuery result = query_for_sequence(words);
  result.loose = query_for_any_part(words, whole);
  if (!whole.empty()) {
    result.strict = Query(Query::OP_OR, synonym_query(whole), result.strict);
    result.words.push_back(query_word(std::string(text), whole));
  } else if (result.strict.empty()) {
    std::vector<Query> each;
    for (const std::string& word : words) each.push_back(synonym_query(languages_.terms_of(word)));
    result.strict = Query(Query::OP_AND, each.begin(), each.end());
  }
  return result;
}

/// The loose query of `pre-school`, which is that of `pre school`: posts with one of the parts, or
/// the whole in its place. Stop words and single letters (`e.g.`) are left out. Empty if nothing is
/// left.
Query WordQueries::query_for_any_part(const Words& parts, const Terms& whole) {
  std::vector<Query> each;
  for (const std::string& part : parts) {
    if (languages_.is_stop_word(part) || is_one_letter(part)) continue;
    Terms terms = languages_.terms_of(part);
    append_unique(terms, whole);
    each.push_back(synonym_query(terms));
  }
  if (each.empty() && !whole.empty()) each.push_back(synonym_query(whole));
  return Query(Query::OP_OR, each.begin(), each.end());
}

/// Neighbouring n-grams are searched by bigrams, a lone one by itself.
WordQuery WordQueries::query_for_ngrams(const Tokenizer& tokenized) {
  Terms terms;
  for (const Compound& compound : tokenized.compounds())
    append_unique(terms, languages_.terms_of(compound.word));
  if (terms.empty()) terms = languages_.terms_of(tokenized.tokens().front().word);
  WordQuery result{Query(Query::OP_AND, terms.begin(), terms.end()), {}, {}};
  for (const std::string& term : terms) result.words.push_back(query_word(term, {term}));
  return result;
}

WordQuery WordQueries::query_for_prefix(std::string_view beginning) {
  const std::string surface = fold_case(beginning);
  const auto [begin, end] = parts_.vocabulary.with_prefix(surface);
  Terms terms;
  for (std::size_t i = begin; i < end && terms.size() < kMaxPrefixTerms; ++i)
    append_unique(terms, languages_.terms_of(parts_.vocabulary.word(i)));
  if (terms.empty()) return {};
  return {synonym_query(terms), {}, {query_word(surface, terms)}};
}

WordQuery WordQueries::query_for_phrase(std::string_view text) {
  const Words words = words_in(text);
  if (words.empty()) return {};
  if (words.size() > 1) return query_for_sequence(words);
  const Terms terms = languages_.terms_of(words[0]);
  return {synonym_query(terms), {}, {query_word(words[0], terms)}};
}

/// Words that stand one after the other, in any of the languages.
WordQuery WordQueries::query_for_sequence(const Words& words) {
  std::vector<Query> alternatives;
  for (const std::string& code : languages_.codes()) {
    Terms terms;
    for (const std::string& word : words) terms.push_back(languages_.analyzer_for(code).term(word));
    if (!std::all_of(terms.begin(), terms.end(),
                     [&](const std::string& term) { return database_.term_exists(term); })) {
      continue;
    }
    const Query where((new PhraseSource(parts_.forward, terms))->release());
    alternatives.push_back(
        Query(Query::OP_AND_MAYBE, where, Query(Query::OP_OR, terms.begin(), terms.end())));
  }
  WordQuery result{Query(Query::OP_OR, alternatives.begin(), alternatives.end()), {}, {}};
  for (const std::string& word : words) {
    if (words.size() > 1 && languages_.is_stop_word(word)) continue;
    result.words.push_back(query_word(word, languages_.terms_of(word)));
  }
  return result;
}

WordQuery WordQueries::query_for_field(const FieldSpec& field, std::string_view text) {
  WordQuery result;
  std::vector<Query> each;
  for (const std::string& word : words_in(text)) {
    const Terms terms = languages_.terms_of(word);
    Terms prefixed;
    for (const std::string& term : terms) prefixed.push_back(prefixed_term(field.prefix, term));
    each.push_back(synonym_query(prefixed));
    result.words.push_back(query_word(word, terms));
  }
  result.strict = Query(Query::OP_AND, each.begin(), each.end());
  return result;
}

}  // namespace mobysearch
