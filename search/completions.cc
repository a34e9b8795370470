// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completions.h"

#include <algorithm>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kSearched = 10;
/// Words that stand in few posts cost little: with so few posts, more words are taken.
constexpr std::size_t kMaxSearched = 30;
constexpr std::uint64_t kFewPosts = 300;
constexpr std::size_t kMostWordsTaken = 50;
constexpr std::size_t kMaxSuggested = 3;
/// A beginning of two letters matches so many words that merging their postings is expensive and
/// uninformative: with so many words and so many posts, no more words are taken.
constexpr std::size_t kEnoughWords = 4;
constexpr std::uint64_t kEnoughPosts = 6000;

/// What precedes the last word of `typed`: blanks, a field's name, an open quote or bracket.
std::string_view before_last_word(std::string_view typed) {
  return typed.substr(0, typed.find_last_of(" \t\":(") + 1);  // npos + 1 is 0
}

}  // namespace

std::vector<std::string_view> frequent_words(const Vocabulary& vocabulary,
                                             std::string_view beginning, std::size_t count,
                                             const StopWordCheck& is_stop_word) {
  const auto is_more_frequent = [&](std::size_t a, std::size_t b) {
    return vocabulary.frequency(a) > vocabulary.frequency(b);
  };
  std::vector<std::size_t> best;
  vocabulary.visit_beginning(beginning, [&](std::size_t i) {
    if (best.size() == count && !is_more_frequent(i, best.back())) return;
    if (is_stop_word && is_stop_word(vocabulary.word(i))) return;
    best.insert(std::upper_bound(best.begin(), best.end(), i, is_more_frequent), i);
    if (best.size() > count) best.pop_back();
  });
  std::vector<std::string_view> words;
  for (const std::size_t i : best) words.push_back(vocabulary.word(i));
  return words;
}

std::vector<std::string_view> completions(const Vocabulary& vocabulary, std::string_view beginning,
                                          const StopWordCheck& is_stop_word) {
  auto words = frequent_words(vocabulary, beginning, kMaxSearched, is_stop_word);
  std::uint64_t posts = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_enough =
        (i >= kEnoughWords && posts >= kEnoughPosts) || (i >= kSearched && posts >= kFewPosts);
    if (is_enough) words.resize(i);
    if (i < words.size()) posts += vocabulary.frequency_of(words[i]);
  }
  return words;
}

std::vector<std::string_view> words_beginning(const Vocabulary& vocabulary,
                                              std::string_view beginning, std::size_t most) {
  std::vector<std::string_view> words;
  vocabulary.visit_beginning(beginning, [&](std::size_t i) {
    if (words.size() <= most) words.push_back(vocabulary.word(i));
  });
  if (words.size() <= most) return words;
  return frequent_words(vocabulary, beginning, kMostWordsTaken, {});
}

std::vector<Suggestion> suggestions(std::string_view typed, const SearchResponse& response,
                                    const Vocabulary& vocabulary, const StopWordCheck& is_stop_word,
                                    int limit) {
  std::vector<Suggestion> result;
  const auto add = [&](Suggestion suggestion) {
    if (result.size() >= static_cast<std::size_t>(limit)) return;
    const bool known = std::any_of(result.begin(), result.end(), [&](const Suggestion& other) {
      return other.text == suggestion.text && other.kind == suggestion.kind;
    });
    if (!known) result.push_back(std::move(suggestion));
  };
  for (const Hit& hit : response.hits) {
    if (has_match(hit.title_highlight)) add({hit.title, hit.url, "title"});
  }
  for (const Hit& hit : response.hits) {
    for (const SectionHit& section : hit.sections) {
      if (has_match(section.heading_highlight)) add({section.heading, section.url, "heading"});
    }
  }
  const std::string before(before_last_word(typed));
  const std::string last = fold_case(typed.substr(before.size()));
  if (last.empty()) return result;
  for (const std::string_view word : frequent_words(vocabulary, last, kMaxSuggested, is_stop_word))
    add({before + std::string(word), {}, "word"});
  return result;
}

}  // namespace mobysearch
