// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/typed_run.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "search/index_parts.h"

namespace mobysearch {

bool TypedRun::is_version() const {
  return std::any_of(compounds.begin(), compounds.end(), [](const std::string& compound) {
    return is_digit(compound.front()) && compound.find('.') != std::string::npos;
  });
}

bool TypedRun::is_grouped_number() const {
  if (words.size() < 2 || words[0].size() > 3 || !all_digits(words[0])) return false;
  return std::all_of(words.begin() + 1, words.end(), [](const std::string& group) {
    return group.size() == 3 && all_digits(group);
  });
}

std::vector<TypedRun> typed_runs(std::string_view text, Tokenizer& tokenizer) {
  tokenizer.tokenize(text);
  const auto& tokens = tokenizer.tokens();
  std::vector<TypedRun> runs;
  std::vector<std::size_t> begins;  // by run: its first token
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == 0 || tokens[i].run != tokens[i - 1].run) {
      runs.emplace_back();
      begins.push_back(i);
    }
    runs.back().words.emplace_back(tokens[i].word);
  }
  for (const Compound& compound : tokenizer.compounds()) {
    const bool is_bigram = tokens[compound.first].ngram;
    if (!compound.whole && !is_bigram) continue;
    const auto begin = std::upper_bound(begins.begin(), begins.end(), compound.first) - 1;
    TypedRun& run = runs[static_cast<std::size_t>(begin - begins.begin())];
    (is_bigram ? run.bigrams : run.compounds).emplace_back(compound.word);
  }
  return runs;
}

Words words_of(const std::vector<TypedRun>& runs) {
  Words words;
  for (const TypedRun& run : runs) words.insert(words.end(), run.words.begin(), run.words.end());
  return words;
}

Terms known_terms_of_compounds(const TypedRun& run, IndexReader& reader) {
  Terms terms;
  for (const std::string& compound : run.compounds)
    append_unique(terms, reader.languages.terms_of(compound));
  std::erase_if(terms, [&](const std::string& term) { return !reader.database.term_exists(term); });
  return terms;
}

}  // namespace mobysearch
