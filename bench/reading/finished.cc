// SPDX-License-Identifier: GPL-2.0-or-later
// The row about the last key: whether the search box ends with what the results page begins with.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "bench/reading/blog.h"
#include "bench/words.h"

namespace mobysearch::bench {
namespace {

constexpr std::size_t kQueries = 3000;
constexpr int kHits = 6;  ///< that the search box shows
constexpr std::size_t kMinBytes = 3;

std::vector<std::string> first_hits(Blog& blog, const std::string& query, bool prefix) {
  std::vector<std::string> ids;
  for (const Hit& hit : blog.ask(query, kHits, prefix).hits) ids.push_back(hit.id);
  return ids;
}

/// The words of the titles and headings, and those that stand there next to each other.
std::set<std::string> words_and_pairs(const Blog& blog) {
  std::set<std::string> queries;
  const auto add = [&](const std::string& name) {
    std::string before;
    for (const std::string& word : words_of(name)) {
      if (word.size() < kMinBytes) continue;
      queries.insert(word);
      if (!before.empty()) queries.insert(before + " " + word);
      before = word;
    }
  };
  for (const Post& post : blog.posts()) {
    add(post.title);
    for (const Section& section : post.sections) add(section.heading);
  }
  return queries;
}

}  // namespace

Row finished_words(Blog& blog) {
  Row row{"words and pairs of names typed: first hit / six as when finished", {}};
  const std::set<std::string> all = words_and_pairs(blog);
  const std::size_t step = std::max<std::size_t>(1, all.size() / kQueries);
  Share first, six;
  std::size_t number = 0;
  for (const std::string& query : all) {
    if (number++ % step != 0) continue;
    const auto finished = first_hits(blog, query, false);
    const auto typed = first_hits(blog, query, true);
    if (finished.empty()) continue;
    const bool is_first = !typed.empty() && typed[0] == finished[0];
    first.add(is_first);
    six.add(typed == finished);
    if (!is_first) row.examples.push_back(query);
  }
  row.figures =
      fmt::format("{:.1f} / {:.1f} % of {}", 100 * first.value(), 100 * six.value(), first.all);
  return row;
}

}  // namespace mobysearch::bench
