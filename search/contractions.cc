// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/contractions.h"

#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

/// The longest word that may be a contraction without its apostrophe: `shouldnt`.
constexpr std::size_t kMaxBytes = 8;
/// So many times as often as without its apostrophe: a blog that writes `lets` means that word.
constexpr std::uint32_t kTimesAsMany = 8;

bool is_possessive(const std::string& with, const std::string& without, IndexReader& reader) {
  return with.ends_with("'s") &&
         reader.languages.terms_of(with) != reader.languages.terms_of(without);
}

bool is_written_so(const std::string& with, const std::string& without, IndexReader& reader) {
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  return vocabulary.frequency_of(with) > kTimesAsMany * vocabulary.frequency_of(without) &&
         (reader.languages.is_stop_word(with) || is_possessive(with, without, reader));
}

std::string with_apostrophe(const std::string& text, IndexReader& reader) {
  const std::string word = fold_case(text);
  if (word.size() > kMaxBytes || reader.languages.is_stop_word(word)) return text;
  for (std::size_t letters = 1; letters <= 2 && letters < word.size(); ++letters) {
    const std::size_t at = word.size() - letters;
    const std::string contraction = word.substr(0, at) + "'" + word.substr(at);
    if (is_written_so(contraction, word, reader)) return contraction;
  }
  return text;
}

}  // namespace

void add_apostrophes(QueryNode& query, IndexReader& reader) {
  for (QueryNode& node : query.children) add_apostrophes(node, reader);
  const bool is_whole_word = query.kind == QueryNode::Kind::kWord && !query.unfinished;
  const bool is_phrase = query.kind == QueryNode::Kind::kPhrase && !query.unfinished;
  if (is_whole_word) query.text = with_apostrophe(query.text, reader);
  if (!is_phrase) return;
  std::string text;
  for (const std::string_view word : split_words(query.text)) {
    if (!text.empty()) text += ' ';
    text += with_apostrophe(std::string(word), reader);
  }
  query.text = std::move(text);
}

}  // namespace mobysearch
