// SPDX-License-Identifier: GPL-2.0-or-later
// Does a search lead to the right section? Takes every heading that is unique in an index and
// searches for its words: is its section offered in the first three hits? Then four uncommon words
// of each section's text: is its post first, and its section first in it?
//
//   section_bench INDEX [--misses]
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "bench/or_exit.h"
#include "bench/share.h"
#include "bench/words.h"
#include "search/post_reader.h"
#include "search/searcher.h"

using namespace mobysearch;
using bench::Share;

namespace {

constexpr std::size_t kHits = 3;
constexpr std::size_t kWords = 4;
constexpr std::size_t kMinLetters = 4;
constexpr double kUncommon = 0.05;  ///< in at most this share of the posts

struct Place {
  std::string post, url, heading;
  std::vector<std::string> words;  ///< of the heading, or of the text
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string url_of(const Post& post, const Section& section) {
  return section.anchor ? post.url + "#" + *section.anchor : post.url;
}

/// The sections of an index, and in how many posts each word stands.
struct Blog {
  std::vector<Place> headings, texts;
  std::map<std::string, std::size_t> posts_with;
  std::size_t posts = 0;

  void add(const Post& post) {
    ++posts;
    std::set<std::string> seen;
    for (const Section& section : post.sections) {
      auto heading = bench::words_of(section.heading);
      auto text = bench::words_of(section.text);
      seen.insert(text.begin(), text.end());
      const std::string url = url_of(post, section);
      if (!heading.empty()) headings.push_back({post.path, url, section.heading, heading});
      if (text.size() >= kWords) texts.push_back({post.path, url, section.heading, text});
    }
    for (const std::string& word : seen) ++posts_with[word];
  }

  bool uncommon(const std::string& word) const {
    const bool letters = std::none_of(word.begin(), word.end(), [](char c) { return c < 'a'; });
    const auto most =
        std::max<std::size_t>(2, static_cast<std::size_t>(kUncommon * static_cast<double>(posts)));
    return letters && word.size() >= kMinLetters && posts_with.at(word) <= most;
  }
};

SearchResponse search(Searcher& searcher, const std::string& query, std::size_t hits) {
  SearchRequest request;
  request.query = query;
  request.limit = static_cast<int>(hits);
  auto response = searcher.search(request);
  return response ? std::move(*response) : SearchResponse{};
}

bool offers(const Hit& hit, const std::string& url) {
  return std::any_of(hit.sections.begin(), hit.sections.end(),
                     [&](const SectionHit& section) { return section.url.ends_with(url); });
}

void miss(const char* kind, const Place& place, const SearchResponse& response) {
  fmt::print("{}: '{}' wants {}\n", kind, response.query, place.url);
  for (const Hit& hit : response.hits) {
    fmt::print("    {:.2f} {}{}\n", hit.score, hit.id, hit.id == place.post ? " <" : "");
    for (const SectionHit& section : hit.sections) fmt::print("         {}\n", section.url);
  }
}

Share search_headings(Searcher& searcher, const Blog& blog, bool show) {
  std::map<std::string, std::size_t> times;
  for (const Place& place : blog.headings) ++times[joined(place.words)];
  Share found;
  for (const Place& place : blog.headings) {
    if (times[joined(place.words)] > 1) continue;
    const SearchResponse response = search(searcher, place.heading, kHits);
    const bool yes = std::any_of(response.hits.begin(), response.hits.end(),
                                 [&](const Hit& hit) { return offers(hit, place.url); });
    found.add(yes);
    if (!yes && show) miss("heading", place, response);
  }
  return found;
}

struct TextShares {
  Share post, section;
};

TextShares search_texts(Searcher& searcher, const Blog& blog, bool show) {
  TextShares shares;
  std::mt19937 random(1);
  for (const Place& place : blog.texts) {
    std::set<std::string> distinct;
    for (const std::string& word : place.words)
      if (blog.uncommon(word)) distinct.insert(word);
    if (distinct.size() < kWords) continue;
    Place asked{place.post, place.url, place.heading, {}};
    std::sample(distinct.begin(), distinct.end(), std::back_inserter(asked.words), kWords, random);
    std::shuffle(asked.words.begin(), asked.words.end(), random);
    const SearchResponse response = search(searcher, joined(asked.words), kHits);
    const bool post = !response.hits.empty() && response.hits.front().id == place.post;
    shares.post.add(post);
    if (!post && show) miss("post", asked, response);
    if (!post) continue;
    const auto& sections = response.hits.front().sections;
    const bool section = !sections.empty() && sections.front().url.ends_with(place.url);
    shares.section.add(section);
    if (!section && show) miss("section", asked, response);
  }
  return shares;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3 || (argc == 3 && std::string_view(argv[2]) != "--misses")) {
    fmt::print(stderr, "usage: section_bench INDEX [--misses]\n");
    return 2;
  }
  const auto index = bench::or_exit(Index::open(argv[1]));
  Blog blog;
  bench::or_exit(for_each_post(*index, [&](const Post& post) { blog.add(post); }));
  Searcher searcher = bench::or_exit(Searcher::open(index));
  const Share headings = search_headings(searcher, blog, argc == 3);
  const TextShares texts = search_texts(searcher, blog, argc == 3);
  fmt::print("unique headings: section offered in the first {} hits  {:.3f} of {}\n", kHits,
             headings.value(), headings.all);
  fmt::print("{} uncommon words of a section: post first            {:.3f} of {}\n", kWords,
             texts.post.value(), texts.post.all);
  fmt::print("  its section first in it                            {:.3f} of {}\n",
             texts.section.value(), texts.section.all);
  return 0;
}
