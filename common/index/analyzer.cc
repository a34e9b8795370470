// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/analyzer.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "common/index/stop_words.h"
#include "common/schema.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxCachedStems = 200'000;
constexpr std::size_t kMaxStemmedBytes = 60;  ///< nothing longer is a word of a language

/// Xapian knows stemmers by two-letter code; "none" stems nothing.
std::string stemmer_name(std::string_view lang) {
  const std::string primary = fold_case(lang.substr(0, lang.find_first_of("-_")));
  constexpr std::string_view kKnown =
      " ar hy eu ca da nl en fi fr de hu id ga it lt ne nb nn no pt ro ru es sv ta tr ";
  const bool known =
      primary.size() == 2 && kKnown.find(" " + primary + " ") != std::string_view::npos;
  return known ? primary : "none";
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return XXH3_64bits(text.data(), text.size());
  }
};

}  // namespace

struct Analyzer::Language {
  explicit Language(const std::string& name) : stem(name) {}
  Xapian::Stem stem;
  std::unordered_set<std::string_view, Hash> stop_words;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> cache;
};

Analyzer::Analyzer(std::string_view lang)
    : language_(std::make_unique<Language>(stemmer_name(lang))) {
  std::string_view list = stop_words(stemmer_name(lang));
  for (std::size_t at = 0; (at = list.find_first_not_of(' ', at)) != std::string_view::npos;) {
    const std::size_t end = list.find(' ', at);
    language_->stop_words.insert(list.substr(at, end - at));
    at = end;
  }
}
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
  std::string term(word);
  if (!has_digit(word) && word.size() <= kMaxStemmedBytes) term = language_->stem(term);
  return std::string(clip_utf8(fold_accents(term), kMaxTermBytes));
}

bool Analyzer::is_stop_word(std::string_view word) const {
  return language_->stop_words.count(word) > 0;
}

std::uint16_t fingerprint_of(std::string_view term) {
  return static_cast<std::uint16_t>(XXH3_64bits(term.data(), term.size()));
}

}  // namespace mobysearch
