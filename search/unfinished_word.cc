// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/unfinished_word.h"

#include <utility>

#include "common/text/ascii.h"
#include "search/completions.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxEndings = 1000;
/// Stop words are among the most frequent words that begin so.
constexpr std::size_t kMostWordsTried = 12;
constexpr std::size_t kMaxStopWords = 3;

Terms terms_of_stop_words(std::string_view beginning, IndexReader& reader) {
  Terms terms;
  std::size_t count = 0;
  for (const auto word : frequent_words(reader.parts.vocabulary, beginning, kMostWordsTried, {})) {
    if (count == kMaxStopWords || !reader.languages.is_stop_word(word)) continue;
    append_unique(terms, reader.languages.terms_of(word));
    ++count;
  }
  return terms;
}

/// `v3` begins v3.8, which is found as 3.8.
std::string as_version(std::string_view beginning) {
  const bool is_one = beginning.starts_with('v') && all_digits(beginning.substr(1));
  return is_one ? std::string(beginning.substr(1)) + '.' : std::string();
}

}  // namespace

UnfinishedWord unfinished_word(const std::string& beginning, IndexReader& reader) {
  const Vocabulary& vocabulary = reader.parts.vocabulary;
  const StopWordCheck is_stop_word = reader.languages.stop_words();
  UnfinishedWord result;
  const auto complete = [&](const std::string& text) {
    for (const std::string_view word : completions(vocabulary, text, is_stop_word))
      append_unique(result.terms, reader.languages.terms_of(word));
  };
  complete(beginning);
  if (const std::string version = as_version(beginning); !version.empty()) complete(version);
  // A beginning that is no word has no stem: that of `checkli` would be check.
  Terms own = reader.languages.terms_of(beginning);
  const bool is_word = vocabulary.frequency_of(beginning) > 0 && !is_stop_word(beginning);
  if (is_word) append_unique(result.terms, own);
  if (result.terms.empty()) result.terms = terms_of_stop_words(beginning, reader);
  if (result.terms.empty()) {
    result.terms = std::move(own);
  } else if (is_word && result.terms.size() > own.size()) {
    result.own = std::move(own);
  }
  return result;
}

StopWordsBeginning stop_words_beginning(std::string_view text, IndexReader& reader) {
  reader.tokenizer.tokenize(text);
  const auto& tokens = reader.tokenizer.tokens();
  if (tokens.size() != 1 || tokens[0].end != text.size()) return {};
  const std::string beginning(tokens[0].word);
  Terms terms = terms_of_stop_words(beginning, reader);
  const bool are_all =
      !terms.empty() &&
      frequent_words(reader.parts.vocabulary, beginning, 1, reader.languages.stop_words()).empty();
  return {std::move(terms), are_all};
}

Terms terms_beginning_as_last_of(std::string_view text, IndexReader& reader) {
  reader.tokenizer.tokenize(text, false);
  const auto& tokens = reader.tokenizer.tokens();
  if (tokens.size() < 2 || tokens.back().end != text.size()) return {};
  const auto words = words_beginning(reader.parts.vocabulary, tokens.back().word, kMaxEndings);
  Terms terms;
  for (const std::string& code : reader.languages.codes()) {
    Analyzer& analyzer = reader.languages.analyzer_for(code);
    for (const std::string_view word : words) terms.push_back(analyzer.term(word));
  }
  return terms;
}

}  // namespace mobysearch
