// SPDX-License-Identifier: GPL-2.0-or-later
// The rows about words that no post has.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>

#include "bench/reading/blog.h"
#include "bench/reading/english_words.h"
#include "common/text/ascii.h"

namespace mobysearch::bench {
namespace {

constexpr std::size_t kSlips = 200;  ///< of each kind
constexpr std::size_t kMinLetters = 4;
constexpr std::size_t kMaxLetters = 10;

using Random = std::mt19937;

std::size_t below(std::size_t end, Random& random) {
  return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
}

char letter(Random& random) { return static_cast<char>('a' + below(26, random)); }

std::string swapped(std::string word, Random& random) {
  const std::size_t at = below(word.size() - 1, random);
  std::swap(word[at], word[at + 1]);
  return word;
}
std::string left_out(std::string word, Random& random) {
  return word.erase(below(word.size(), random), 1);
}
std::string put_in(std::string word, Random& random) {
  return word.insert(below(word.size() + 1, random), 1, letter(random));
}
std::string replaced(std::string word, Random& random) {
  word[below(word.size(), random)] = letter(random);
  return word;
}

struct Slip {
  const char* name;
  std::string (*make)(std::string word, Random& random);
};

constexpr std::array<Slip, 4> kKinds = {
    {{"swapped", swapped}, {"left out", left_out}, {"put in", put_in}, {"replaced", replaced}}};

/// Words as readers type them, with the number of posts that have each.
struct Words {
  explicit Words(const Blog& blog) {
    const Vocabulary& vocabulary = blog.vocabulary();
    for (std::size_t i = 0; i < vocabulary.size(); ++i) {
      const std::string_view word = vocabulary.word(i);
      const bool fits =
          word.size() >= kMinLetters && word.size() <= kMaxLetters &&
          std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (!fits || blog.is_stop_word(word)) continue;
      words.emplace_back(word);
      posts.push_back(vocabulary.frequency(i));
    }
  }
  std::vector<std::string> words;
  std::vector<std::uint32_t> posts;
};

/// Of words drawn by their posts, whose slips are no words themselves, those that are mended to the
/// word or another one with its stem.
Share mended(Blog& blog, const Words& words, const Slip& kind, std::vector<std::string>& examples) {
  Random random(1);
  std::discrete_distribution<std::size_t> by_posts(words.posts.begin(), words.posts.end());
  Share right;
  while (right.all < kSlips) {
    const std::string& word = words.words[by_posts(random)];
    const std::string slip = kind.make(word, random);
    if (blog.has(slip)) continue;
    const std::string guess = blog.ask(slip, 1).corrected_query.value_or("");
    const bool is_right = blog.stem(guess) == std::string(blog.stem(word));
    right.add(is_right);
    if (!is_right)
      examples.push_back(
          fmt::format("{}: {} for {}, taken for '{}'", kind.name, slip, word, guess));
  }
  return right;
}

}  // namespace

Row lacking_words(Blog& blog) {
  Row row{"common English words that it lacks, taken for others", {}};
  std::size_t lacking = 0;
  for (const std::string_view each : split_words(kEnglishWords)) {
    const std::string word(each);
    if (blog.has(word)) continue;
    ++lacking;
    const auto guess = blog.ask(word, 1).corrected_query;
    if (guess) row.examples.push_back(fmt::format("{} for {}", *guess, word));
  }
  row.figures = fmt::format("{} of {}", row.examples.size(), lacking);
  return row;
}

Row slips(Blog& blog) {
  Row row{"slips mended: swapped / left out / put in / replaced", {}};
  const Words words(blog);
  if (words.words.empty()) return row;
  for (const Slip& kind : kKinds) {
    const Share right = mended(blog, words, kind, row.examples);
    row.figures += fmt::format("{}{:.1f}", row.figures.empty() ? "" : " / ", 100 * right.value());
  }
  row.figures += fmt::format(" % of {} each", kSlips);
  return row;
}

}  // namespace mobysearch::bench
