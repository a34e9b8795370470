// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_run.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "search/index_parts.h"

namespace mobysearch {

bool WordRun::is_version() const {
  return std::any_of(compounds.begin(), compounds.end(), [](const std::string& compound) {
    return is_digit(compound.front()) && compound.find('.') != std::string::npos;
  });
}

bool WordRun::is_grouped_number() const {
  if (words.size() < 2 || words[0].size() > 3 || !all_digits(words[0])) return false;
  return std::all_of(words.begin() + 1, words.end(), [](const std::string& group) {
    return group.size() == 3 && all_digits(group);
  });
}

std::vector<WordRun> word_runs(std::string_view text, Tokenizer& tokenizer) {
  tokenizer.tokenize(text);
  const auto& tokens = tokenizer.tokens();
  std::vector<WordRun> runs;
  std::vector<std::size_t> begins;  // by run: its first token
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == 0 || tokens[i].run != tokens[i - 1].run) {
      runs.emplace_back();
      begins.push_back(i);
    }
    runs.back().words.emplace_back(tokens[i].word);
    const std::size_t begin = tokens[begins.back()].begin;
    runs.back().text = text.substr(begin, tokens[i].end - begin);
  }
  for (const Compound& compound : tokenizer.compounds()) {
    const auto at = std::upper_bound(begins.begin(), begins.end(), compound.first) - 1;
    WordRun& run = runs[static_cast<std::size_t>(at - begins.begin())];
    if (tokens[compound.first].ngram) run.bigrams.emplace_back(compound.word);
    const char last = compound.word.back();
    if (!compound.whole && compound.first == *at && (last == '+' || last == '#'))
      run.name = compound.word;
    if (!compound.whole) continue;
    run.compounds.emplace_back(compound.word);
    if (run.words.size() == 1) run.text = compound.word;
  }
  return runs;
}

std::string_view without_apostrophe(std::string_view text) {
  for (const std::string_view apostrophe : {"'", "\u2019"})
    if (text.ends_with(apostrophe)) return text.substr(0, text.size() - apostrophe.size());
  return text;
}

Words words_of(const std::vector<WordRun>& runs) {
  Words words;
  for (const WordRun& run : runs) words.insert(words.end(), run.words.begin(), run.words.end());
  return words;
}

Terms known_terms_of_compounds(const WordRun& run, IndexReader& reader) {
  Terms terms;
  for (const std::string& compound : run.compounds)
    append_unique(terms, reader.languages.terms_of(compound));
  reader.database.expect(terms);
  std::erase_if(terms, [&](const std::string& term) { return !reader.database.has(term); });
  return terms;
}

}  // namespace mobysearch
