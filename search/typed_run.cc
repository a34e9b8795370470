// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/typed_run.h"

#include <algorithm>

#include "common/index/analyzer.h"
#include "common/schema.h"

namespace mobysearch {
namespace {

using Kind = QueryNode::Kind;

/// The fingerprints of what `reader` has tokenized, in the language of `analyzer`; its terms go to
/// `terms`, each followed by a blank.
std::vector<std::uint16_t> fingerprints_of(const IndexReader& reader, Analyzer& analyzer,
                                           std::string& terms) {
  std::vector<std::uint16_t> fingerprints;
  for (const Token& token : reader.tokenizer.tokens()) {
    const std::string& term = analyzer.term(token.word);
    fingerprints.push_back(reader.parts.forward.fingerprint_of(term));
    (terms += term) += ' ';
  }
  return fingerprints;
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
  reader.tokenizer.tokenize(text, false);
  if (reader.tokenizer.tokens().empty()) return run;
  for (const std::string& code : reader.languages.codes()) {
    std::string terms;
    auto fingerprints = fingerprints_of(reader, reader.languages.analyzer_for(code), terms);
    const bool is_new = std::find(run.fingerprints.begin(), run.fingerprints.end(), fingerprints) ==
                        run.fingerprints.end();
    if (is_new) run.fingerprints.push_back(std::move(fingerprints));
  }
  for (const std::string& term : last)
    run.last.push_back(reader.parts.forward.fingerprint_of(term));
  return run;
}

void add_exact_phrase(std::string_view text, IndexReader& reader, ExactPhrase& phrase) {
  reader.tokenizer.tokenize(text, false);
  if (reader.tokenizer.tokens().empty()) return;
  for (const std::string& code : reader.languages.codes()) {
    std::string terms;
    auto fingerprints = fingerprints_of(reader, reader.languages.analyzer_for(code), terms);
    const std::string term = exact_phrase_term(terms);
    const bool is_new =
        std::find(phrase.terms.begin(), phrase.terms.end(), term) == phrase.terms.end();
    if (!is_new || !reader.database.term_exists(term)) continue;
    phrase.terms.push_back(term);
    phrase.fingerprints.push_back(std::move(fingerprints));
  }
}

}  // namespace mobysearch
