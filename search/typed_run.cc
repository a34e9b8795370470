// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/typed_run.h"

#include <algorithm>

#include "common/index/analyzer.h"
#include "common/schema.h"
#include "search/unfinished_word.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxTitles = 200;

using NodeKind = QueryNode::Kind;
using FingerprintRun = std::vector<std::uint16_t>;

/// The terms of what `reader` has tokenized, in each language and with any accents.
std::vector<std::vector<std::string>> sequences_of_tokens(IndexReader& reader) {
  std::vector<std::string> words;
  for (const Token& token : reader.tokenizer.tokens()) words.emplace_back(token.word);
  return reader.languages.sequences_of(words);
}

/// As exact_phrase_term() takes them.
std::string joined(const std::vector<std::string>& terms) {
  std::string text;
  for (const std::string& term : terms) (text += term) += ' ';
  return text;
}

/// The fingerprints of what `reader` has tokenized, with the longest compounds in place of their
/// words: `swarmkit` for SwarmKit. Empty if there are none. A last word that is `unfinished` is
/// none of theirs: 1 may become 10, but 1.15.1 not 1.
FingerprintRun joined_fingerprints_of(const IndexReader& reader, Analyzer& analyzer,
                                      bool unfinished) {
  const auto& tokens = reader.tokenizer.tokens();
  const std::size_t end = tokens.size() - (unfinished ? 1 : 0);
  FingerprintRun fingerprints;
  bool has_compound = false;
  for (std::uint32_t i = 0; i < tokens.size();) {
    const Compound* longest = nullptr;
    for (const Compound& compound : reader.tokenizer.compounds()) {
      if (compound.first != i || compound.count < 2 || tokens[i].ngram) continue;
      if (i + compound.count > end) continue;
      if (longest == nullptr || compound.count > longest->count) longest = &compound;
    }
    has_compound = has_compound || longest != nullptr;
    const std::string_view word = longest != nullptr ? longest->word : tokens[i].word;
    fingerprints.push_back(reader.parts.fingerprints.of(analyzer.term(word)));
    i += longest != nullptr ? longest->count : 1;
  }
  return has_compound ? fingerprints : FingerprintRun{};
}

/// Reads a title by its words and its compounds, as far as they are what was typed.
class TitleMatch {
 public:
  TitleMatch(const ForwardPost& post, const FingerprintRun& typed, const FingerprintRun& last)
      : post_(post), typed_(typed), last_(last) {}

  /// How many of the title's words are the typed ones from number `at` on, added to `word`, where
  /// they begin; 0 if they are not.
  std::size_t words_from(std::uint32_t word, std::size_t at) const {
    if (at == typed_.size()) return word;
    if (word >= post_.title_end()) return 0;
    if (is_typed(post_.tokens[word], at)) {
      if (const std::size_t end = words_from(word + 1, at + 1); end > 0) return end;
    }
    for (const CompoundSpan& compound : post_.compounds) {
      if (compound.first > word) break;
      if (compound.first < word || compound.count < 2 || !is_typed(compound.fingerprint, at))
        continue;
      if (const std::size_t end = words_from(word + compound.count, at + 1); end > 0) return end;
    }
    return 0;
  }

 private:
  bool is_typed(std::uint16_t fingerprint, std::size_t at) const {
    return fingerprint == typed_[at] ||
           (at + 1 == typed_.size() &&
            std::find(last_.begin(), last_.end(), fingerprint) != last_.end());
  }

  const ForwardPost& post_;
  const FingerprintRun& typed_;
  const FingerprintRun& last_;
};

/// The posts whose titles may begin so.
std::vector<std::uint32_t> possible_titles(const TypedRun& run, const IndexReader& reader) {
  std::vector<std::uint32_t> docids;
  for (const FingerprintRun& words : run.fingerprints) {
    if (words.size() < 2) continue;
    const auto whole = std::span(words).first(words.size() - (run.is_unfinished ? 1 : 0));
    const auto found = reader.parts.title_starts.candidates(whole, kMaxTitles);
    docids.insert(docids.end(), found.begin(), found.end());
  }
  return docids;
}

void find_titles(std::string_view text, IndexReader& reader, TypedRun& run) {
  const std::vector<std::uint32_t> possible = possible_titles(run, reader);
  if (possible.empty()) return;
  if (run.is_unfinished)
    run.last = reader.parts.fingerprints.of_all(terms_beginning_as_last_of(text, reader));
  reader.forward.expect(possible);
  for (const std::uint32_t docid : possible)
    if (typed_title_words(reader.forward.post(docid), run) > 0) run.titles.push_back(docid);
}

}  // namespace

std::string typed_text(const QueryNode& top, const SpelledWords& spelled) {
  std::string text;
  for (const QueryNode& node : top.children) {
    if (node.kind == NodeKind::kAll || node.kind == NodeKind::kAny) return {};
    if (node.kind != NodeKind::kWord && node.kind != NodeKind::kPhrase) continue;
    const auto corrected = spelled.corrected.find(&node);
    if (!text.empty()) text += ' ';
    text += corrected == spelled.corrected.end() ? node.text : corrected->second.text;
  }
  return text;
}

TypedRun typed_run(std::string_view text, bool unfinished, IndexReader& reader) {
  TypedRun run;
  run.text = text;
  run.is_unfinished = unfinished;
  reader.tokenizer.tokenize(text);
  if (reader.tokenizer.tokens().empty()) return run;
  const auto add = [&](FingerprintRun words) {
    const auto& known = run.fingerprints;
    const bool is_new = std::find(known.begin(), known.end(), words) == known.end();
    if (is_new && !words.empty()) run.fingerprints.push_back(std::move(words));
  };
  for (const std::vector<std::string>& terms : sequences_of_tokens(reader))
    add(reader.parts.fingerprints.of_all(terms));
  for (const std::string& code : reader.languages.codes())
    add(joined_fingerprints_of(reader, reader.languages.analyzer_for(code), unfinished));
  find_titles(text, reader, run);
  return run;
}

std::size_t typed_title_words(const ForwardPost& post, const TypedRun& typed) {
  std::size_t most = 0;
  if (post.bounds.empty()) return most;
  for (const auto& words : typed.fingerprints)
    most = std::max(most, TitleMatch(post, words, typed.last).words_from(0, 0));
  return most;
}

std::vector<std::string> exact_phrase_terms(std::string_view text, IndexReader& reader) {
  std::vector<std::string> phrases;
  reader.tokenizer.tokenize(text, false);
  if (reader.tokenizer.tokens().empty()) return phrases;
  for (const std::vector<std::string>& terms : sequences_of_tokens(reader))
    phrases.push_back(exact_phrase_term(joined(terms)));
  return phrases;
}

void add_exact_phrase(std::string_view text, IndexReader& reader, ExactPhrase& phrase) {
  reader.tokenizer.tokenize(text, false);
  if (reader.tokenizer.tokens().empty()) return;
  for (const std::vector<std::string>& terms : sequences_of_tokens(reader)) {
    const std::string term = exact_phrase_term(joined(terms));
    const bool is_new =
        std::find(phrase.terms.begin(), phrase.terms.end(), term) == phrase.terms.end();
    if (!is_new || !reader.database.has(term)) continue;
    phrase.terms.push_back(term);
    phrase.fingerprints.push_back(reader.parts.fingerprints.of_all(terms));
  }
}

}  // namespace mobysearch
