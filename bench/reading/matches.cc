// SPDX-License-Identifier: GPL-2.0-or-later
// The rows about words and runs of words as they stand in the posts.
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "bench/reading/blog.h"
#include "bench/words.h"
#include "common/text/tokenizer.h"

namespace mobysearch::bench {
namespace {

constexpr std::size_t kStems = 400;
constexpr int kHits = 100;
constexpr std::size_t kRuns = 400;
constexpr std::size_t kRunWords = 5;
constexpr std::size_t kContentWords = 3;

std::vector<Run> runs_of(Blog& blog) {
  std::mt19937 random(1);
  return blog.draw_runs(kRuns, kRunWords, kContentWords, random);
}

/// The words of a text, and whether each is marked.
struct MarkedWords {
  explicit MarkedWords(const Highlight& highlight) {
    const std::string text = join(highlight);
    std::vector<bool> marked;
    for (std::size_t i = 0; i < highlight.size(); ++i)
      marked.insert(marked.end(), highlight[i].size(), i % 2 == 1);
    Tokenizer tokenizer;
    tokenizer.tokenize(text);
    for (const Token& token : tokenizer.tokens()) {
      words.emplace_back(token.word);
      is_marked.push_back(marked[token.begin] && marked[token.end - 1]);
    }
  }
  /// Whether they stand there, one after the other, with a mark on each that `needs_mark`.
  bool have(const std::vector<std::string>& wanted, const std::vector<bool>& needs_mark) const {
    for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i) {
      bool all = true;
      for (std::size_t j = 0; all && j < wanted.size(); ++j)
        all = words[i + j] == wanted[j] && (is_marked[i + j] || !needs_mark[j]);
      if (all) return true;
    }
    return false;
  }

  std::vector<std::string> words;
  std::vector<bool> is_marked;
};

bool shows(Blog& blog, const SectionHit& section, const std::string& word) {
  if (has_match(section.heading_highlight) || has_match(section.snippet)) return true;
  const std::string stem = blog.stem(word);
  return std::any_of(section.media.begin(), section.media.end(), [&](const Media& media) {
    const auto words = words_of(media.title);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& each) { return blog.stem(each) == stem; });
  });
}

bool marks(const Hit& hit, const std::vector<std::string>& run, const std::vector<bool>& marked) {
  const auto in = [&](const Highlight& text) { return MarkedWords(text).have(run, marked); };
  return in(hit.title_highlight) || in(hit.snippet) ||
         std::any_of(hit.sections.begin(), hit.sections.end(), [&](const SectionHit& section) {
           return in(section.heading_highlight) || in(section.snippet);
         });
}

const Hit* hit_of(const SearchResponse& response, const std::string& post) {
  const auto found = std::find_if(response.hits.begin(), response.hits.end(),
                                  [&](const Hit& hit) { return hit.id == post; });
  return found == response.hits.end() ? nullptr : &*found;
}

}  // namespace

Row shown_sections(Blog& blog) {
  Row row{"hits whose best section shows no match", {}};
  Share all, worst;
  std::string worst_word;
  const auto stems = blog.stems();
  for (std::size_t i = 0; i < std::min(kStems, stems.size()); ++i) {
    const std::string& word = stems[i].first;
    Share one;
    for (const Hit& hit : blog.ask(word, kHits).hits) {
      if (hit.sections.empty()) continue;
      const bool none = !shows(blog, hit.sections[0], word);
      one.add(none);
      all.add(none);
      if (none) row.examples.push_back(fmt::format("{}: {}", word, hit.sections[0].url));
    }
    if (one.value() > worst.value()) {
      worst = one;
      worst_word = word;
    }
  }
  row.figures = fmt::format("{:.2f} % of {}; at worst {:.0f} % ({})", 100 * all.value(), all.all,
                            100 * worst.value(), worst_word);
  return row;
}

Row quoted_runs(Blog& blog) {
  Row row{"quoted runs of five words: found / marked / with stop words", {}};
  Share found, marked, whole;
  for (const Run& run : runs_of(blog)) {
    const SearchResponse response = blog.ask('"' + run.text + '"', kHits);
    const Hit* const hit = hit_of(response, run.post);
    const auto words = words_of(run.text);
    std::vector<bool> content;
    for (const std::string& word : words) content.push_back(!blog.is_stop_word(word));
    const std::vector<bool> all(words.size(), true);
    const bool is_marked = hit != nullptr && marks(*hit, words, content);
    const bool is_whole = hit != nullptr && marks(*hit, words, all);
    found.add(hit != nullptr);
    marked.add(is_marked);
    whole.add(is_whole);
    const char* const done = hit == nullptr ? "not found" : is_marked ? "not whole" : "not marked";
    if (!is_whole)
      row.examples.push_back(fmt::format("{}: \"{}\" in {}", done, run.text, run.post));
  }
  row.figures = fmt::format("{:.1f} / {:.1f} / {:.1f} % of {}", 100 * found.value(),
                            100 * marked.value(), 100 * whole.value(), found.all);
  return row;
}

Row unquoted_runs(Blog& blog) {
  Row row{"unquoted runs of five words that one post has: it is first", {}};
  Share first;
  for (const Run& run : runs_of(blog)) {
    if (blog.is_elsewhere(run)) continue;
    const SearchResponse response = blog.ask(run.text, 1);
    const std::string id = response.hits.empty() ? "nothing" : response.hits[0].id;
    first.add(id == run.post);
    if (id != run.post)
      row.examples.push_back(fmt::format("{}: wants {}, gets {}", run.text, run.post, id));
  }
  row.figures = fmt::format("{:.1f} % of {}", 100 * first.value(), first.all);
  return row;
}

}  // namespace mobysearch::bench
