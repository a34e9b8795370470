// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/typed_run.h"

#include <algorithm>

#include "common/index/analyzer.h"
#include "common/schema.h"

namespace mobysearch {
namespace {

using Kind = QueryNode::Kind;

std::vector<std::uint16_t> fingerprints_of(const std::vector<std::string>& terms,
                                           const ForwardIndex& forward) {
  std::vector<std::uint16_t> fingerprints;
  for (const std::string& term : terms) fingerprints.push_back(forward.fingerprint_of(term));
  return fingerprints;
}

/// The terms of a text's words, in each language and with any accents. Empty for a text without
/// words.
std::vector<std::vector<std::string>> sequences_of(std::string_view text, IndexReader& reader) {
  reader.tokenizer.tokenize(text, false);
  std::vector<std::string> words;
  for (const Token& token : reader.tokenizer.tokens()) words.emplace_back(token.word);
  if (words.empty()) return {};
  return reader.languages.sequences_of(words);
}

}  // namespace

std::string typed_text(const QueryNode& top, const SpelledWords& spelled) {
  std::string text;
  for (const QueryNode& node : top.children) {
    if (node.kind == Kind::kAll || node.kind == Kind::kAny) return {};
    if (node.kind != Kind::kWord && node.kind != Kind::kPhrase) continue;
    const auto corrected = spelled.corrected.find(&node);
    if (!text.empty()) text += ' ';
    text += corrected == spelled.corrected.end() ? node.text : corrected->second.text;
  }
  return text;
}

TypedRun typed_run(std::string_view text, const std::vector<std::string>& last,
                   IndexReader& reader) {
  TypedRun run;
  for (const std::vector<std::string>& terms : sequences_of(text, reader))
    run.fingerprints.push_back(fingerprints_of(terms, reader.parts.forward));
  for (const std::string& term : last)
    run.last.push_back(reader.parts.forward.fingerprint_of(term));
  return run;
}

void add_exact_phrase(std::string_view text, IndexReader& reader, ExactPhrase& phrase) {
  for (const std::vector<std::string>& terms : sequences_of(text, reader)) {
    std::string joined;
    for (const std::string& term : terms) (joined += term) += ' ';
    const std::string phrase_term = exact_phrase_term(joined);
    const bool is_new =
        std::find(phrase.terms.begin(), phrase.terms.end(), phrase_term) == phrase.terms.end();
    if (!is_new || !reader.database.term_exists(phrase_term)) continue;
    phrase.terms.push_back(phrase_term);
    phrase.fingerprints.push_back(fingerprints_of(terms, reader.parts.forward));
  }
}

}  // namespace mobysearch
