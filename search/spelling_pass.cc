// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling_pass.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/text/unicode.h"
#include "search/word_guesser.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

/// With so many words, a guess fits one of them in any case.
constexpr std::size_t kManyWords = 8;

/// `design s` is no "designs": who has "design" has not both.
bool is_inflection(const std::string& joined, const std::string& left, IndexReader& reader) {
  return reader.languages.terms_of(joined) == reader.languages.terms_of(left);
}

JoinedWords join_neighbours(const std::vector<QueryNode>& nodes, IndexReader& reader) {
  JoinedWords joined;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const bool words = nodes[i].kind == QueryNode::Kind::kWord &&
                       nodes[i + 1].kind == QueryNode::Kind::kWord && !nodes[i + 1].unfinished;
    if (!words) continue;
    const std::string left = fold_case(nodes[i].text);
    const std::string right = fold_case(nodes[i + 1].text);
    if (reader.is_stop_word(left) || reader.is_stop_word(right)) continue;
    if (reader.parts.vocabulary.frequency_of(left + right) == 0) continue;
    if (is_inflection(left + right, left, reader)) continue;
    joined[left] = left + right;
    joined[right] = left + right;
  }
  return joined;
}

/// In the order in which the words stand in the query.
void guess_words(const QueryNode& node, WordGuesser& guesser, std::vector<WordGuess>& guesses) {
  for (const QueryNode& child : node.children) {
    if (child.kind != QueryNode::Kind::kNot) guess_words(child, guesser, guesses);
  }
  if (node.kind != QueryNode::Kind::kWord) return;
  if (auto guess = guesser.guess(node)) guesses.push_back(std::move(*guess));
}

/// Posts that have all the words of some text; empty for a text without any.
Query query_for_all(std::string_view text, IndexReader& reader) {
  reader.tokenizer.tokenize(text, false);
  std::vector<Query> each;
  for (const Token& token : reader.tokenizer.tokens())
    each.push_back(synonym_query(reader.languages.terms_of(token.word)));
  return Query(Query::OP_AND, each.begin(), each.end());
}

/// The words of a query that posts have, which tell whether a guess that is not sure fits them: one
/// or two must stand in a post together with it; of more words, which no post may have all of, one
/// must.
class Witnesses {
 public:
  Witnesses(const std::vector<QueryNode>& nodes, const std::vector<WordGuess>& guesses,
            IndexReader& reader)
      : reader_(reader) {
    for (const QueryNode& node : nodes) {
      const bool is_guess = std::any_of(guesses.begin(), guesses.end(),
                                        [&](const auto& guess) { return guess.node == &node; });
      if (is_guess || node.kind != QueryNode::Kind::kWord || words_.size() == kManyWords ||
          reader.is_stop_word(node.text)) {
        continue;
      }
      const Query word = query_for_all(node.text, reader);
      if (!word.empty() && finds_any(word, reader.database)) words_.push_back(word);
    }
    if (words_.size() == kManyWords) words_.clear();
    if (words_.size() != 2) return;
    const Query both(Query::OP_AND, words_[0], words_[1]);
    if (finds_any(both, reader.database)) words_ = {both};
  }

  bool contradict(const WordGuess& guess) {
    if (guess.is_sure || words_.empty()) return false;
    const Query word = query_for_all(guess.word.text, reader_);
    return std::none_of(words_.begin(), words_.end(), [&](const Query& each) {
      return finds_any(Query(Query::OP_AND, each, word), reader_.database);
    });
  }

 private:
  IndexReader& reader_;
  std::vector<Query> words_;
};

}  // namespace

SpelledWords spell_words(const QueryNode& top, const std::string& query, IndexReader& reader) {
  SpelledWords spelled;
  spelled.joined = join_neighbours(top.children, reader);
  WordGuesser guesser(reader, spelled.joined);
  std::vector<WordGuess> guesses;
  guess_words(top, guesser, guesses);
  if (guesses.empty()) return spelled;
  Witnesses witnesses(top.children, guesses, reader);
  std::vector<Replacement> replacements;
  for (WordGuess& guess : guesses) {
    if (witnesses.contradict(guess)) continue;
    for (const Replacement& part : guess.parts)
      replacements.push_back({guess.node->begin + part.begin, part.size, part.text});
    spelled.corrected[guess.node] = std::move(guess.word);
  }
  if (!replacements.empty()) spelled.corrected_query = replaced(query, replacements);
  return spelled;
}

}  // namespace mobysearch
