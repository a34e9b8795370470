// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_queries.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text/emoji.h"
#include "common/text/unicode.h"
#include "search/completions.h"
#include "search/index_parts.h"
#include "search/pasted_link.h"
#include "search/run_query.h"
#include "search/unfinished_word.h"

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

std::vector<Words> synonyms_of(const std::string& surface, IndexReader& reader) {
  const auto found = reader.parts.synonyms.find(surface);
  if (found == reader.parts.synonyms.end()) return {};
  std::vector<Words> synonyms;
  for (const std::string& synonym : found->second)
    synonyms.push_back(words_of(word_runs(synonym, reader.tokenizer)));
  return synonyms;
}

/// For the synonyms of a word; of those that are one word, the terms are put into `terms`.
WordQuery query_for_synonyms(const std::string& surface, Terms& terms, IndexReader& reader) {
  WordQuery result;
  for (const Words& synonym : synonyms_of(surface, reader)) {
    if (synonym.size() == 1) append_unique(terms, reader.languages.terms_of(synonym[0]));
    if (synonym.size() > 1) result.add_alternative(query_for_sequence(synonym, reader));
  }
  return result;
}

/// For a word of one token and what may stand for it; `terms` are its own, or those of its
/// completions.
WordQuery query_for_word(const std::string& surface, Terms terms, const JoinedWords& joined,
                         IndexReader& reader) {
  WordQuery others = query_for_synonyms(surface, terms, reader);
  std::vector<QueryWord> words = {query_word(surface, terms, reader)};
  if (const auto join = joined.find(surface); join != joined.end()) {
    // For sections and highlights a word of its own: LinuxKit has the kit of `swarm kit`, not this.
    QueryWord word = query_word(join->second, reader.languages.terms_of(join->second), reader);
    word.joined = true;
    append_unique(terms, word.terms);
    words.push_back(std::move(word));
  }
  WordQuery result{synonym_query(terms), {}, std::move(words)};
  result.add_alternative(std::move(others));
  return result;
}

WordQuery query_for_finished_word(const std::string& surface, const JoinedWords& joined,
                                  IndexReader& reader) {
  WordQuery result = query_for_word(surface, reader.languages.terms_of(surface), joined, reader);
  result.add_alternative(query_for_pieces(surface, reader));
  return result;
}

WordQuery query_for_unfinished_word(const std::string& beginning, const JoinedWords& joined,
                                    IndexReader& reader) {
  UnfinishedWord word = unfinished_word(beginning, reader);
  WordQuery result = query_for_word(beginning, std::move(word.terms), joined, reader);
  if (word.own.empty()) return result;
  const Query whole_word(Query::OP_SCALE_WEIGHT, synonym_query(word.own), kWholeWordWeight);
  result.strict = Query(Query::OP_OR, result.strict, whole_word);
  return result;
}

/// Neighbouring n-grams are searched by bigrams, lone ones and emoji by themselves.
WordQuery query_for_ngrams(const Tokenizer& tokenized, IndexReader& reader) {
  Terms terms;
  for (const Compound& compound : tokenized.compounds())
    append_unique(terms, reader.languages.terms_of(compound.word));
  if (terms.empty()) {
    for (const Token& token : tokenized.tokens())
      append_unique(terms, reader.languages.terms_of(token.word));
  }
  WordQuery result{Query(Query::OP_AND, terms.begin(), terms.end())};
  for (const std::string& term : terms) result.words.push_back(query_word(term, {term}, reader));
  return result;
}

/// The parts of a text that are n-grams, and those that are other words: Docker入門 has two. Each
/// once.
std::vector<std::string_view> pieces_of(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= tokens.size(); ++i) {
    if (i < tokens.size() && tokens[i].ngram == tokens[i - 1].ngram) continue;
    const std::size_t end = i < tokens.size() ? tokens[i].begin : text.size();
    const std::string_view piece = text.substr(begin, end - begin);
    if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) pieces.push_back(piece);
    begin = end;
  }
  return pieces;
}

/// Emoji by themselves, and what stands between them: `docker🐳` has two parts.
std::vector<std::string_view> split_at_emoji(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  const auto end_part = [&](std::size_t end) {
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t emoji = emoji_length(text.substr(at));
    if (emoji > 0) {
      end_part(at);
      end_part(at + emoji);
    }
    at += emoji > 0 ? emoji : decode_utf8(text.substr(at)).length;
  }
  end_part(text.size());
  return parts;
}

/// Posts with each of them, wherever they stand.
WordQuery query_for_all(std::vector<WordQuery> queries) {
  WordQuery all;
  std::vector<Query> strict, loose;
  for (WordQuery& each : queries) {
    strict.push_back(each.strict);
    loose.push_back(each.loose.empty() ? each.strict : each.loose);
    std::move(each.words.begin(), each.words.end(), std::back_inserter(all.words));
    std::move(each.phrases.begin(), each.phrases.end(), std::back_inserter(all.phrases));
  }
  all.strict = Query(Query::OP_AND, strict.begin(), strict.end());
  all.loose = Query(Query::OP_OR, loose.begin(), loose.end());
  return all;
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

/// A word of one token that may go on, as it is typed: with its signs, if some word begins with
/// them too (`.ne`). Empty if it does not go on.
std::string beginning_of(std::string_view text, const Token& token, const Vocabulary& vocabulary) {
  std::string typed = fold_case(text);
  if (vocabulary.has_beginning(typed)) return typed;
  return token.end == text.size() ? std::string(token.word) : std::string();
}

/// For a word of one token, with or without signs.
WordQuery query_for_one_token(const WordRun& run, const JoinedWords& joined, IndexReader& reader) {
  Terms whole = known_terms_of_compounds(run, reader);
  if (whole.empty()) return query_for_finished_word(run.words[0], joined, reader);
  return query_for_terms(run.text, std::move(whole), reader);
}

/// For n-grams, or for words and compounds.
WordQuery query_for_piece(std::string_view text, bool unfinished, const JoinedWords& joined,
                          IndexReader& reader) {
  const std::vector<WordRun> runs = word_runs(text, reader.tokenizer);
  const auto& tokens = reader.tokenizer.tokens();
  if (tokens.front().ngram) return query_for_ngrams(reader.tokenizer, reader);
  if (tokens.size() > 1)
    return query_for_runs(runs, unfinished && tokens.back().end == text.size(), reader);
  std::string beginning;
  if (unfinished) beginning = beginning_of(text, tokens[0], reader.parts.vocabulary);
  if (beginning.empty()) return query_for_one_token(runs[0], joined, reader);
  return query_for_unfinished_word(beginning, joined, reader);
}

/// Without the sign that it ends in, behind which it may go on: `doesn'`, `1,000,`.
std::string_view without_last_sign(std::string_view text) {
  const bool is_number = text.find_first_not_of("0123456789,") >= text.size();
  return is_number && text.ends_with(',') ? text.substr(0, text.size() - 1)
                                          : without_apostrophe(text);
}

WordQuery query_for_words(std::string_view text, bool unfinished, const JoinedWords& joined,
                          IndexReader& reader) {
  if (unfinished) text = without_last_sign(text);
  text = without_elision(text, reader);
  std::vector<std::string_view> pieces;
  for (const std::string_view part : split_at_emoji(text)) {
    reader.tokenizer.tokenize(part, false);
    for (const std::string_view piece : pieces_of(part, reader.tokenizer.tokens()))
      if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) pieces.push_back(piece);
  }
  std::vector<WordQuery> queries;
  for (const std::string_view& piece : pieces)
    queries.push_back(
        query_for_piece(piece, unfinished && &piece == &pieces.back(), joined, reader));
  if (queries.empty()) return {};
  return queries.size() == 1 ? std::move(queries[0]) : query_for_all(std::move(queries));
}

}  // namespace

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

WordQuery query_for_text(std::string_view text, bool unfinished, const JoinedWords& joined,
                         IndexReader& reader) {
  WordQuery query = query_for_words(text, unfinished, joined, reader);
  prefer_linked_posts(text, query, reader);
  return query;
}

WordQuery query_for_prefix(std::string_view beginning, IndexReader& reader) {
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  const std::string surface = fold_case(beginning);
  Terms terms;
  vocabulary.visit_beginning(surface, [&](std::size_t i) {
    if (terms.size() >= kMaxPrefixTerms) return;
    append_unique(terms, reader.languages.terms_of(vocabulary.word(i)));
  });
  return terms.empty() ? WordQuery{} : query_for_terms(surface, terms, reader);
}

}  // namespace mobysearch
