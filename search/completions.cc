// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completions.h"

#include <algorithm>

namespace mobysearch {
namespace {

constexpr std::size_t kMaxWords = 10;
/// A beginning of two letters matches so many words that merging their postings is expensive and
/// uninformative: with so many words and so many posts, no more words are taken.
constexpr std::size_t kEnoughWords = 4;
constexpr std::uint64_t kEnoughPosts = 6000;

}  // namespace

std::vector<std::size_t> most_frequent(const Vocabulary& vocabulary, std::string_view beginning,
                                       std::size_t count) {
  const auto [begin, end] = vocabulary.with_prefix(beginning);
  const auto is_more_frequent = [&](std::size_t a, std::size_t b) {
    return vocabulary.frequency(a) > vocabulary.frequency(b);
  };
  std::vector<std::size_t> best;
  for (std::size_t i = begin; i < end; ++i) {
    if (best.size() == count && !is_more_frequent(i, best.back())) continue;
    best.insert(std::upper_bound(best.begin(), best.end(), i, is_more_frequent), i);
    if (best.size() > count) best.pop_back();
  }
  return best;
}

std::vector<std::string> completions(const Vocabulary& vocabulary, std::string_view beginning) {
  std::vector<std::string> words;
  std::uint64_t posts = 0;
  for (const std::size_t i : most_frequent(vocabulary, beginning, kMaxWords)) {
    if (words.size() >= kEnoughWords && posts >= kEnoughPosts) break;
    words.emplace_back(vocabulary.word(i));
    posts += vocabulary.frequency(i);
  }
  return words;
}

}  // namespace mobysearch
