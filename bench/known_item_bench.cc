// SPDX-License-Identifier: GPL-2.0-or-later
// How high does a post stand that somebody has in mind? Searches posts of an index by the words of
// their titles, and by five words that stand near each other in their texts, and prints the mean
// reciprocal rank beside that of plain Xapian, tuned, over the same posts in the same run.
//
//   known_item_bench INDEX [POSTS]
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "bench/or_exit.h"
#include "bench/peers/contender.h"
#include "bench/words.h"
#include "common/index/analyzer.h"
#include "search/post_reader.h"
#include "search/searcher.h"

using namespace mobysearch;

namespace {

constexpr int kDepth = 20;           ///< ranks below count as not found
constexpr std::size_t kWords = 5;    ///< of a text
constexpr std::size_t kWindow = 10;  ///< tokens among which they stand
constexpr std::size_t kMinLetters = 3;

struct Question {
  std::string id;
  std::string text;
};

std::string whole_text(const Post& post) {
  std::string text;
  for (const Section& section : post.sections) text += section.heading + "\n" + section.text + "\n";
  return text;
}

/// Five different words, none of them a stop word, from a window that begins at random; empty where
/// it has too few.
std::string near_words(const std::vector<std::string>& words, std::mt19937& random) {
  static const Analyzer english("en");
  if (words.size() < 2 * kWindow) return {};
  std::uniform_int_distribution<std::size_t> begins(0, words.size() - kWindow);
  for (int tries = 0; tries < 20; ++tries) {
    const std::size_t begin = begins(random);
    std::set<std::string> seen;
    std::string question;
    for (std::size_t i = begin; i < begin + kWindow && seen.size() < kWords; ++i) {
      const std::string& word = words[i];
      const bool letters =
          std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (!letters || word.size() < kMinLetters || english.is_stop_word(word)) continue;
      if (seen.insert(word).second) question += (question.empty() ? "" : " ") + word;
    }
    if (seen.size() == kWords) return question;
  }
  return {};
}

double reciprocal_rank(const std::vector<std::string>& ids, const std::string& wanted) {
  const auto found = std::find(ids.begin(), ids.end(), wanted);
  return found == ids.end() ? 0 : 1.0 / static_cast<double>(found - ids.begin() + 1);
}

std::vector<std::string> ask(Searcher& searcher, const std::string& text) {
  SearchRequest request;
  request.query = text;
  request.limit = kDepth;
  std::vector<std::string> ids;
  const auto response = searcher.search(request);
  if (!response) return ids;
  for (const Hit& hit : response->hits) ids.push_back(hit.id);
  return ids;
}

void compare(const char* what, const std::vector<Question>& questions, Searcher& searcher,
             bench::Contender& plain) {
  double ours = 0, theirs = 0;
  for (const Question& question : questions) {
    ours += reciprocal_rank(ask(searcher, question.text), question.id);
    theirs +=
        reciprocal_rank(plain.search({question.id, question.text, false}, kDepth), question.id);
  }
  const auto count = static_cast<double>(std::max<std::size_t>(1, questions.size()));
  fmt::print("{:<34} mobysearch {:.3f}  Xapian {:.3f}  difference {:+.3f}  ({} posts)\n", what,
             ours / count, theirs / count, (ours - theirs) / count, questions.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: known_item_bench INDEX [POSTS]\n");
    return 2;
  }
  const auto index = bench::or_exit(Index::open(argv[1]));
  const std::size_t posts = argc == 3 ? std::stoul(argv[2]) : 1000;
  std::vector<bench::Document> documents;
  bench::or_exit(for_each_post(*index, [&](const Post& post) {
    documents.push_back({post.path, post.title, whole_text(post)});
  }));
  const std::string directory = std::filesystem::temp_directory_path() / "known_item_bench.xapian";
  auto plain = bench::make_xapian();
  plain->index("", documents, directory);
  plain->open(directory);

  std::mt19937 random(1);
  std::vector<bench::Document> chosen;
  std::sample(documents.begin(), documents.end(), std::back_inserter(chosen), posts, random);
  std::vector<Question> titles, texts;
  for (const bench::Document& document : chosen) {
    const auto title = bench::words_of(document.title);
    std::string text;
    for (const std::string& word : title) text += (text.empty() ? "" : " ") + word;
    if (!title.empty()) titles.push_back({document.id, text});
    const std::string near = near_words(bench::words_of(document.body), random);
    if (!near.empty()) texts.push_back({document.id, near});
  }
  Searcher searcher = bench::or_exit(Searcher::open(index));
  compare("words of the title", titles, searcher, *plain);
  compare("five words near each other", texts, searcher, *plain);
  std::filesystem::remove_all(directory);
  return 0;
}
