// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/contractions.h"

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

/// The longest word that may be a contraction without its apostrophe: `shouldnt`.
constexpr std::size_t kMaxBytes = 8;

bool is_contraction(const std::string& with, const std::string& without,
                    const IndexReader& reader) {
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  return reader.languages.is_stop_word(with) &&
         vocabulary.frequency_of(with) > vocabulary.frequency_of(without);
}

std::string with_apostrophe(const std::string& text, const IndexReader& reader) {
  const std::string word = fold_case(text);
  if (word.size() > kMaxBytes || reader.languages.is_stop_word(word)) return text;
  for (std::size_t letters = 1; letters <= 2 && letters < word.size(); ++letters) {
    const std::size_t at = word.size() - letters;
    const std::string contraction = word.substr(0, at) + "'" + word.substr(at);
    if (is_contraction(contraction, word, reader)) return contraction;
  }
  return text;
}

}  // namespace

void add_apostrophes(QueryNode& query, const IndexReader& reader) {
  for (QueryNode& node : query.children) add_apostrophes(node, reader);
  const bool is_whole_word = query.kind == QueryNode::Kind::kWord && !query.unfinished;
  if (is_whole_word) query.text = with_apostrophe(query.text, reader);
}

}  // namespace mobysearch
