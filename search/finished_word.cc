// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/finished_word.h"

#include <algorithm>

#include "common/text/unicode.h"
#include "search/common_words.h"
#include "search/completions.h"

namespace mobysearch {
namespace {

using NodeKind = QueryNode::Kind;

/// A word that begins another which so many times as many posts have is hardly finished.
constexpr std::uint32_t kFarMore = 5;
/// Of the most frequent words that begin so, inflections of the word itself do not count.
constexpr std::size_t kMostLongerWords = 12;
/// So short a stop word is nothing to search for alone.
constexpr std::size_t kShortStopWordBytes = 2;

/// What is still being typed; null if the query is finished, or ends in what excludes posts.
const QueryNode* last_leaf(const QueryNode& node) {
  if (node.kind == NodeKind::kNot) return nullptr;
  if (!node.children.empty()) return last_leaf(node.children.back());
  return node.unfinished ? &node : nullptr;
}

bool shares_a_term(std::string_view word, const std::vector<std::string>& terms,
                   IndexReader& reader) {
  const auto others = reader.languages.terms_of(word);
  return std::find_first_of(terms.begin(), terms.end(), others.begin(), others.end()) !=
         terms.end();
}

/// Of a word that some post has.
Finished finished_known_word(const std::string& word, IndexReader& reader) {
  const std::vector<std::string> terms = reader.languages.terms_of(word);
  std::uint32_t own = 0;
  for (const std::string& term : terms) own = std::max(own, reader.database.frequency_of(term));
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  const auto words =
      frequent_words(vocabulary, word, kMostLongerWords, reader.languages.stop_words());
  for (const auto longer : words) {
    if (shares_a_term(longer, terms, reader)) continue;
    const bool is_far_commoner = vocabulary.frequency_of(longer) > own * kFarMore;
    return is_far_commoner ? Finished::kHardly : Finished::kLikely;
  }
  return words.size() < kMostLongerWords ? Finished::kSurely : Finished::kLikely;
}

bool begins_english_word(const std::string& word, const IndexReader& reader) {
  const auto& codes = reader.languages.codes();
  return std::find(codes.begin(), codes.end(), "en") != codes.end() && begins_common_word(word);
}

Finished finished_token(const std::string& word, bool alone, IndexReader& reader) {
  const bool is_one_letter = decode_utf8(word).length == word.size();
  if (is_one_letter) return Finished::kNo;
  if (reader.languages.is_stop_word(word))
    return alone && word.size() <= kShortStopWordBytes ? Finished::kNo : Finished::kLikely;
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  const bool is_known =
      vocabulary.frequency_of(word) > 0 || !vocabulary.with_other_accents(word).empty();
  if (is_known) return finished_known_word(word, reader);
  const bool goes_on = vocabulary.has_beginning(word) || begins_english_word(word, reader);
  return goes_on ? Finished::kNo : Finished::kSurely;
}

}  // namespace

Finished finished_word(const QueryNode& top, IndexReader& reader) {
  const QueryNode* leaf = last_leaf(top);
  if (leaf == nullptr || leaf->kind == NodeKind::kPrefix) return Finished::kNo;
  const bool is_value = leaf->kind == NodeKind::kField && !field_spec(leaf->field).words;
  if (is_value || leaf->kind == NodeKind::kDate) return Finished::kLikely;
  reader.tokenizer.tokenize(leaf->text);
  const auto& tokens = reader.tokenizer.tokens();
  if (tokens.empty()) return Finished::kNo;
  if (tokens.back().ngram) return Finished::kLikely;
  for (const Compound& compound : reader.tokenizer.compounds()) {
    if (compound.whole && reader.has_any(reader.languages.terms_of(compound.word)))
      return Finished::kLikely;
  }
  const bool ends_in_sign = tokens.back().end != leaf->text.size();
  const bool is_row = tokens.size() > 1 && leaf->kind == NodeKind::kWord;
  if (ends_in_sign || is_row) return Finished::kNo;
  return finished_token(std::string(tokens.back().word), leaf->alone, reader);
}

}  // namespace mobysearch
