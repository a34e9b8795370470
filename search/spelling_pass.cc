// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling_pass.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

/// How much a guess counts beside a word as it was typed: with one edit in four letters it may well
/// be another word, with one in eight hardly.
double similarity(std::string_view typed, const Correction& guess) {
  const double share = static_cast<double>(guess.edits) / static_cast<double>(typed.size());
  return 1 - 4 * share * share;
}

JoinedWords join_neighbours(const std::vector<QueryNode>& nodes, const IndexReader& reader) {
  JoinedWords joined;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const bool words = nodes[i].kind == QueryNode::Kind::kWord &&
                       nodes[i + 1].kind == QueryNode::Kind::kWord && !nodes[i + 1].unfinished;
    if (!words) continue;
    const std::string left = fold_case(nodes[i].text);
    const std::string right = fold_case(nodes[i + 1].text);
    if (reader.languages.is_stop_word(left) || reader.languages.is_stop_word(right)) continue;
    if (reader.parts.vocabulary.frequency_of(left + right) == 0) continue;
    joined[left] = left + right;
    joined[right] = left + right;
  }
  return joined;
}

class SpellingPass {
 public:
  SpellingPass(const std::string& query, IndexReader& reader, JoinedWords joined)
      : query_(query), reader_(reader) {
    spelled_.joined = std::move(joined);
  }

  /// In the order in which the words stand in the query.
  void correct(const QueryNode& node) {
    for (const QueryNode& child : node.children) {
      if (child.kind != QueryNode::Kind::kNot) correct(child);
    }
    if (node.kind == QueryNode::Kind::kWord) correct_word(node);
  }

  SpelledWords take() { return std::move(spelled_); }

 private:
  void correct_word(const QueryNode& node) {
    Tokenizer& tokenizer = reader_.tokenizer;
    tokenizer.tokenize(node.text);
    if (tokenizer.tokens().size() != 1 || !tokenizer.compounds().empty()) return;
    const Token token = tokenizer.tokens()[0];
    const std::string surface(token.word);
    if (is_known(surface, node.unfinished)) return;
    const auto& better = word_meant_by(surface, node.unfinished);
    if (!better) return;
    replace_in_query(node.begin, node.text.substr(token.begin, token.end - token.begin),
                     better->word);
    spelled_.corrected[&node] = {better->word, similarity(surface, *better)};
  }

  bool is_known(const std::string& surface, bool unfinished) {
    const Vocabulary& vocabulary = reader_.parts.vocabulary;
    if (vocabulary.frequency_of(surface) > 0) return true;
    if (reader_.has_any(reader_.languages.terms_of(surface))) return true;
    if (reader_.parts.synonyms.contains(surface) || spelled_.joined.contains(surface)) return true;
    return unfinished && vocabulary.has_beginning(surface);
  }

  /// Looks each word up once only, since that scans the whole vocabulary.
  const std::optional<Correction>& word_meant_by(const std::string& surface, bool unfinished) {
    const auto [found, is_new] = meant_.try_emplace({surface, unfinished});
    if (is_new) {
      const Spelling& spelling = *reader_.parts.spelling;
      found->second = spelling.correct(surface);
      if (unfinished && !found->second) found->second = spelling.correct_beginning(surface);
    }
    return found->second;
  }

  /// Corrections made before may have moved the word from `begin` by some bytes.
  void replace_in_query(std::size_t begin, const std::string& wrong, const std::string& right) {
    constexpr std::size_t kMaxMove = 8;
    if (!spelled_.corrected_query) spelled_.corrected_query = query_;
    std::string& shown = *spelled_.corrected_query;
    const bool is_far_in = std::min(begin, shown.size()) > kMaxMove;
    const auto at = shown.find(wrong, is_far_in ? begin - kMaxMove : 0);
    if (at != std::string::npos) shown.replace(at, wrong.size(), right);
  }

  const std::string& query_;
  IndexReader& reader_;
  SpelledWords spelled_;
  /// By the word and whether it is unfinished.
  std::map<std::pair<std::string, bool>, std::optional<Correction>> meant_;
};

}  // namespace

SpelledWords spell_words(const QueryNode& top, const std::string& query, IndexReader& reader) {
  SpellingPass pass(query, reader, join_neighbours(top.children, reader));
  pass.correct(top);
  return pass.take();
}

}  // namespace mobysearch
