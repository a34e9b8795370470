// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/unfinished_word.h"

#include <unordered_set>

#include "common/text/ascii.h"
#include "search/completions.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxWords = 500;

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
  const Terms own = reader.languages.terms_of(beginning);
  const bool is_word = vocabulary.frequency_of(beginning) > 0 && !is_stop_word(beginning);
  if (is_word || result.terms.empty()) append_unique(result.terms, own);
  if (is_word && result.terms.size() > own.size()) result.own = own;
  return result;
}

Terms terms_beginning_as_last_of(std::string_view text, IndexReader& reader) {
  reader.tokenizer.tokenize(text, false);
  const auto& tokens = reader.tokenizer.tokens();
  if (tokens.empty() || tokens.back().end != text.size()) return {};
  std::unordered_set<std::string> terms;
  for (const std::string_view word :
       words_beginning(reader.parts.vocabulary, tokens.back().word, kMaxWords))
    for (const std::string& term : reader.languages.terms_of(word)) terms.insert(term);
  return {terms.begin(), terms.end()};
}

}  // namespace mobysearch
