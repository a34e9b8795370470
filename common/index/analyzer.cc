// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/analyzer.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "common/index/stop_words.h"
#include "common/schema.h"
#include "common/text/ascii.h"
#include "common/text/language.h"
#include "common/text/tokenizer.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxCachedStems = 200'000;
constexpr std::size_t kMaxStemmedBytes = 60;  ///< nothing longer is a word of a language

/// Languages whose stemmer knows no letters with accents.
constexpr std::string_view kWithoutAccents = "en id nl";

/// The two-letter code that a BCP 47 tag begins with; "none" for other tags.
std::string language_code(std::string_view lang) {
  const std::string primary = fold_case(primary_language(lang));
  return primary.size() == 2 ? primary : "none";
}

/// "dont" of "don't", as many write it, and its like; not "well" of "we'll", which is another word.
/// Snowball's English takes "'s" away by itself.
std::string without_apostrophe(std::string word) {
  const std::size_t quote = word.rfind('\'');
  if (quote != std::string::npos && in_word_list(word.substr(quote + 1), "t re ve m")) {
    word.erase(quote, 1);
  }
  return word;
}

}  // namespace

std::size_t TextHash::operator()(std::string_view text) const {
  return XXH3_64bits(text.data(), text.size());
}

struct Analyzer::Language {
  explicit Language(const std::string& code)
      : stem(code, /*fallback=*/true), folds_first(in_word_list(code, kWithoutAccents)) {
    Tokenizer tokenizer;
    tokenizer.tokenize(mobysearch::stop_words(code), /*with_compounds=*/false);
    for (const Token& token : tokenizer.tokens()) stop_words.emplace(token.word);
  }

  Xapian::Stem stem;
  bool folds_first;  ///< accents go before the word is stemmed
  std::unordered_set<std::string, TextHash, std::equal_to<>> stop_words;
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> cache;
};

Analyzer::Analyzer(std::string_view lang)
    : language_(std::make_unique<Language>(language_code(lang))) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::string& Analyzer::term(std::string_view word) {
  auto& cache = language_->cache;
  if (const auto found = cache.find(word); found != cache.end()) return found->second;
  if (cache.size() >= kMaxCachedStems) cache.clear();
  return cache.emplace(std::string(word), fresh_term(word)).first->second;
}

std::string Analyzer::fresh_term(std::string_view word) const {
  std::string term =
      without_apostrophe(language_->folds_first ? fold_accents(word) : std::string(word));
  const bool has_digit = std::any_of(word.begin(), word.end(), is_digit);
  if (!has_digit && word.size() <= kMaxStemmedBytes) term = language_->stem(term);
  if (!language_->folds_first) term = fold_accents(term);
  return std::string(clip_utf8(term, kMaxTermBytes));
}

bool Analyzer::is_stop_word(std::string_view word) const {
  return language_->stop_words.contains(word);
}

}  // namespace mobysearch
