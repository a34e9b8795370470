// SPDX-License-Identifier: GPL-2.0-or-later
// The QueryPlanner's words: what may stand for each, and the queries that it makes.
#include <algorithm>

#include "common/text/unicode.h"
#include "search/phrase_source.h"
#include "search/query_plan.h"
#include "search/query_terms.h"

namespace mobysearch {
namespace {

constexpr std::size_t kCompletions = 10;
/// Two letters begin so many words that their posts are dear to merge and say little: no more words
/// are taken, once there are enough of both.
constexpr std::size_t kSureCompletions = 4;
constexpr std::uint64_t kCompletedPosts = 6000;
constexpr std::size_t kMinSplitBytes = 3;
/// Only a rare word is looked for in two pieces, and only where that costs little.
constexpr Xapian::doccount kMaxSplitFrequency = 200;
constexpr Xapian::doccount kRareWord = 20;
constexpr double kPieceWeight = 0.5;  ///< two pieces are one word

using Query = Xapian::Query;

}  // namespace

/// The joined form is a word of its own for sections and highlights: LinuxKit has the kit of
/// `swarm kit`, but not swarmkit. Its terms.
std::vector<std::string> QueryPlanner::remember_join(const std::string& joined, QueryPlan& plan) {
  std::vector<std::string> terms = terms_of(joined);
  const auto is_joined = [&](const QueryWord& word) { return word.surface == joined; };
  if (std::none_of(plan.words.begin(), plan.words.end(), is_joined)) remember(joined, terms, plan);
  return terms;
}

/// The most frequent words that begin so, most frequent first.
std::vector<std::string> QueryPlanner::completions(std::string_view beginning) const {
  const Vocabulary& vocabulary = parts_.vocabulary;
  const auto [begin, end] = vocabulary.with_prefix(beginning);
  std::vector<std::size_t> best;
  for (std::size_t i = begin; i < end; ++i) {
    const auto rarer = [&](std::size_t a, std::size_t b) {
      return vocabulary.frequency(a) > vocabulary.frequency(b);
    };
    if (best.size() == kCompletions &&
        vocabulary.frequency(i) <= vocabulary.frequency(best.back())) {
      continue;
    }
    best.insert(std::upper_bound(best.begin(), best.end(), i, rarer), i);
    if (best.size() > kCompletions) best.pop_back();
  }
  std::vector<std::string> words;
  std::uint64_t posts = 0;
  for (const std::size_t i : best) {
    if (words.size() >= kSureCompletions && posts >= kCompletedPosts) break;
    words.emplace_back(vocabulary.word(i));
    posts += vocabulary.frequency(i);
  }
  return words;
}

Query QueryPlanner::phrase_of(const std::vector<std::string>& words, QueryPlan* plan) {
  std::vector<Query> alternatives;
  for (const std::string& lang : languages_) {
    std::vector<std::string> terms;
    for (const std::string& word : words) terms.push_back(analyzer_for(lang).term(word));
    if (!std::all_of(terms.begin(), terms.end(),
                     [&](const std::string& term) { return database_.term_exists(term); })) {
      continue;
    }
    const Query where((new PhraseSource(parts_.forward, terms))->release());
    alternatives.push_back(
        Query(Query::OP_AND_MAYBE, where, Query(Query::OP_OR, terms.begin(), terms.end())));
  }
  if (plan != nullptr) {
    for (const std::string& word : words) {
      if (!is_stop_word(word) || words.size() == 1) remember(word, terms_of(word), *plan);
    }
  }
  if (alternatives.empty()) return Query::MatchNothing;
  return Query(Query::OP_OR, alternatives.begin(), alternatives.end());
}

/// A word of one token, with everything that may stand for it.
Query QueryPlanner::single(const std::string& surface, bool unfinished, QueryPlan& plan) {
  std::vector<std::string> terms = terms_of(surface);
  const std::vector<std::string> own = terms;
  std::vector<Query> phrases;
  if (unfinished) {
    for (const std::string& word : completions(surface)) append_unique(terms, terms_of(word));
  }
  if (const auto found = synonyms_.find(surface); found != synonyms_.end()) {
    for (const std::string& other : found->second) {
      Tokenizer words;
      words.tokenize(other);
      std::vector<std::string> list;
      for (const Token& token : words.tokens()) list.emplace_back(token.word);
      if (list.size() == 1) append_unique(terms, terms_of(list[0]));
      if (list.size() > 1) phrases.push_back(phrase_of(list, &plan));
    }
  }
  if (!unfinished && surface.size() >= 2 * kMinSplitBytes &&
      parts_.vocabulary.frequency_of(surface) < kRareWord) {
    for (std::size_t i = kMinSplitBytes; i + kMinSplitBytes <= surface.size(); ++i) {
      const std::string left = surface.substr(0, i);
      const std::string right = surface.substr(i);
      const auto rarer =
          std::min(parts_.vocabulary.frequency_of(left), parts_.vocabulary.frequency_of(right));
      if (rarer == 0 || rarer > kMaxSplitFrequency) continue;
      phrases.push_back(
          Query(Query::OP_SCALE_WEIGHT, phrase_of({left, right}, nullptr), kPieceWeight));
      break;
    }
  }
  remember(surface, terms, plan);
  if (const auto join = joins_.find(surface); join != joins_.end()) {
    append_unique(terms, remember_join(join->second, plan));
  }
  Query query = any_of(terms);
  if (unfinished && terms.size() > own.size() && is_known(own)) {
    query = Query(Query::OP_AND_MAYBE, query, Query(Query::OP_SCALE_WEIGHT, any_of(own), 0.5));
  }
  for (const Query& phrase : phrases) query = Query(Query::OP_OR, query, phrase);
  return query;
}

/// Neighbouring ngrams are searched by bigrams, a lone one by itself.
Query QueryPlanner::ngrams(QueryPlan& plan) {
  std::vector<std::string> terms;
  for (const Compound& compound : tokenizer_.compounds())
    append_unique(terms, terms_of(compound.word));
  if (terms.empty()) terms = terms_of(tokenizer_.tokens().front().word);
  for (const std::string& term : terms) remember(term, {term}, plan);
  return Query(Query::OP_AND, terms.begin(), terms.end());
}

/// `pre-school` among posts with some of the words: as `pre school` is, each part or the whole in
/// its place. One letter, as of `e.g.`, says nothing. Empty when no part says anything.
Query QueryPlanner::any_part(const std::vector<std::string>& parts,
                             const std::vector<std::string>& whole) {
  std::vector<Query> each;
  for (const std::string& part : parts) {
    if (is_stop_word(part) || decode_utf8(part).length == part.size()) continue;
    std::vector<std::string> terms = terms_of(part);
    append_unique(terms, whole);
    each.push_back(any_of(terms));
  }
  if (each.empty() && !whole.empty()) each.push_back(any_of(whole));
  return Query(Query::OP_OR, each.begin(), each.end());
}

/// What is written without a blank: one word, or several and the compounds that they make.
Query QueryPlanner::chunk(std::string_view text, QueryPlan& plan) {
  tokenizer_.tokenize(text);
  const auto& tokens = tokenizer_.tokens();
  if (tokens.empty()) return {};
  if (std::all_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.ngram; })) {
    return ngrams(plan);
  }
  std::vector<std::string> words;
  for (const Token& token : tokens) words.emplace_back(token.word);
  std::vector<std::string> whole;
  for (const Compound& compound : tokenizer_.compounds()) {
    if (compound.whole) append_unique(whole, terms_of(compound.word));
  }
  whole.erase(std::remove_if(whole.begin(), whole.end(),
                             [&](const std::string& term) { return !database_.term_exists(term); }),
              whole.end());
  if (words.size() == 1) {
    if (whole.empty()) return single(words[0], false, plan);
    remember(words[0], whole, plan);
    return any_of(whole);
  }
  loose_ = any_part(words, whole);
  const Query parts = phrase_of(words, &plan);
  if (whole.empty()) {
    if (!parts.empty() && parts.get_type() != Query::LEAF_MATCH_NOTHING) return parts;
    std::vector<Query> each;
    for (const std::string& word : words) each.push_back(any_of(terms_of(word)));
    return Query(Query::OP_AND, each.begin(), each.end());
  }
  remember(std::string(text), whole, plan);
  return Query(Query::OP_OR, any_of(whole), parts);
}

/// Without a function word that lost its vowel: "orchestration" of "l'orchestration", which other
/// posts have without it.
std::string_view QueryPlanner::without_elision(std::string_view text) {
  tokenizer_.tokenize(text, false);
  const auto& tokens = tokenizer_.tokens();
  if (tokens.size() < 2 || !is_stop_word(tokens[0].word)) return text;
  const auto between = text.substr(tokens[0].end, tokens[1].begin - tokens[0].end);
  return between == "'" || between == "\u2019" ? text.substr(tokens[1].begin) : text;
}

Query QueryPlanner::word(const QueryNode& node, QueryPlan& plan) {
  const std::string_view text = without_elision(node.text);
  tokenizer_.tokenize(text);
  const auto& tokens = tokenizer_.tokens();
  if (node.unfinished && tokens.size() == 1 && !tokens[0].ngram && tokens[0].end == text.size()) {
    return single(std::string(tokens[0].word), true, plan);
  }
  return chunk(text, plan);
}

}  // namespace mobysearch
