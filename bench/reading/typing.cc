// SPDX-License-Identifier: GPL-2.0-or-later
// The rows about what is typed key by key, or pasted.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "bench/reading/blog.h"
#include "bench/words.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch::bench {
namespace {

constexpr std::size_t kTypedWords = 3;
constexpr std::size_t kTitles = 10;       ///< of a page: so many may begin alike
constexpr std::size_t kMinBeginning = 3;  ///< letters
constexpr std::size_t kMinLetters = 4;    ///< of a word
constexpr std::size_t kFirst = 3;         ///< hits among which a pasted title's post is wanted

bool has_hit(const SearchResponse& response, const std::string& post) {
  return std::any_of(response.hits.begin(), response.hits.end(),
                     [&](const Hit& hit) { return hit.id == post; });
}

/// As its words stand in `text`; empty for fewer words.
std::string first_words(std::string_view text) {
  const auto words = split_words(text);
  if (words.size() < kTypedWords) return {};
  const std::string_view last = words[kTypedWords - 1];
  return std::string(words[0].data(), last.data() + last.size());
}

/// What is written together counts as one word, as it does in the vocabulary.
std::vector<std::string> marked_words(const Hit& hit) {
  std::vector<std::string> words;
  const auto add = [&](const Highlight& text) {
    for (std::size_t i = 1; i < text.size(); i += 2) {
      words.push_back(fold_case(text[i]));
      std::erase_if(words.back(), [](char c) { return c == '-' || c == '_' || c == '.'; });
    }
  };
  add(hit.title_highlight);
  add(hit.snippet);
  for (const SectionHit& section : hit.sections) {
    add(section.heading_highlight);
    add(section.snippet);
  }
  return words;
}

/// The stems of all words that begin so.
std::set<std::string> completed(Blog& blog, const std::string& beginning) {
  std::set<std::string> stems;
  const auto [begin, end] = blog.vocabulary().with_prefix(beginning);
  for (std::size_t i = begin; i < end; ++i) stems.insert(blog.stem(blog.vocabulary().word(i)));
  return stems;
}

/// What the first hit for a beginning marks instead of words that begin so, or that are inflections
/// of such; empty if it does mark one, or nothing at all.
std::string shorter_word(Blog& blog, const std::string& beginning) {
  const SearchResponse response = blog.ask(beginning, 1, true);
  if (response.hits.empty()) return {};
  const auto words = marked_words(response.hits[0]);
  const auto stems = completed(blog, beginning);
  const bool fits = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.starts_with(beginning) || stems.contains(blog.stem(word));
  });
  return fits || words.empty() ? std::string() : words[0];
}

bool is_word(std::string_view word) {
  return word.size() >= kMinLetters &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Row begun_titles(Blog& blog) {
  Row row{"three first words of a title typed: it is in the first ten", {}};
  std::map<std::string, std::size_t> begins;
  for (const Post& post : blog.posts()) {
    for (const Post& other : blog.posts()) {
      const std::string typed = fold_case(first_words(post.title));
      if (!typed.empty() && fold_case(other.title).starts_with(typed)) ++begins[post.path];
    }
  }
  Share found;
  for (const Post& post : blog.posts()) {
    if (begins[post.path] == 0 || begins[post.path] > kTitles) continue;
    const std::string typed = first_words(post.title);
    const bool is_found = has_hit(blog.ask(typed, kTitles, true), post.path);
    found.add(is_found);
    if (!is_found) row.examples.push_back(fmt::format("'{}' wants {}", typed, post.path));
  }
  row.figures = fmt::format("{:.1f} % of {}", 100 * found.value(), found.all);
  return row;
}

Row begun_words(Blog& blog) {
  Row row{"words on whose way a beginning shows a shorter word", {}};
  std::map<std::string, std::string> shown;  // by beginning
  Share wrong;
  for (std::size_t i = 0; i < blog.vocabulary().size(); ++i) {
    const std::string word(blog.vocabulary().word(i));
    if (!is_word(word)) continue;
    bool is_wrong = false;
    for (std::size_t letters = kMinBeginning; letters < word.size(); ++letters) {
      const auto [found, is_new] = shown.try_emplace(word.substr(0, letters));
      if (is_new) found->second = shorter_word(blog, found->first);
      if (!found->second.empty() && !is_wrong)
        row.examples.push_back(fmt::format("{} ({}) shows {}", found->first, word, found->second));
      is_wrong = is_wrong || !found->second.empty();
    }
    wrong.add(is_wrong);
  }
  row.figures = fmt::format("{:.2f} % of {}", 100 * wrong.value(), wrong.all);
  return row;
}

Row pasted_titles(Blog& blog) {
  Row row{"headings and titles pasted: own post in the first three", {}};
  std::map<std::string, std::set<std::string>> posts;  // by heading
  const auto add = [&](const std::string& text, const Post& post) {
    if (!words_of(text).empty()) posts[text].insert(post.path);
  };
  for (const Post& post : blog.posts()) {
    add(post.title, post);
    for (const Section& section : post.sections) add(section.heading, post);
  }
  Share found;
  for (const auto& [text, having] : posts) {
    if (having.size() > kFirst || text.size() > SearchRequest::kMaxQueryBytes) continue;
    const SearchResponse response = blog.ask(text, kFirst);
    for (const std::string& post : having) {
      found.add(has_hit(response, post));
      if (!has_hit(response, post))
        row.examples.push_back(fmt::format("'{}' wants {}", text, post));
    }
  }
  row.figures = fmt::format("{:.2f} % of {}", 100 * found.value(), found.all);
  return row;
}

}  // namespace mobysearch::bench
