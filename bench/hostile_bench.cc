// SPDX-License-Identifier: GPL-2.0-or-later
// How long does the worst query take? Asks an index what is made to be dear: the most frequent
// words in every operator, phrases of them, wildcards, misspelt and unfinished words, ideograms,
// filters, facets, deep pages, and seeded random mixtures of all that, each up to the longest query
// allowed. Prints the slowest, in thread CPU time.
//
//   hostile_bench INDEX [RANDOM QUERIES]
#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "bench/or_exit.h"
#include "search/index_parts.h"
#include "search/response_json.h"
#include "search/searcher.h"

using namespace mobysearch;

namespace {

constexpr std::size_t kShown = 10;
constexpr std::size_t kFrequentWords = 200;

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// `part` again and again, as often as fits into the longest query.
std::string filled(const std::string& part) {
  std::string text;
  while (text.size() + part.size() <= SearchRequest::kMaxQueryBytes) text += part;
  return text;
}

std::vector<std::string> frequent_words(const Index& index) {
  const Vocabulary& vocabulary = index.parts().vocabulary;
  std::vector<std::size_t> order(vocabulary.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return vocabulary.frequency(a) > vocabulary.frequency(b);
  });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(order.size(), kFrequentWords); ++i) {
    words.emplace_back(vocabulary.word(order[i]));
  }
  return words;
}

class Hostile {
 public:
  explicit Hostile(const Index& index) : words_(frequent_words(index)) {}

  std::vector<std::string> expensive_queries() {
    std::string all, or_all, and_all, not_all, phrase = "\"", misspelt, titles;
    for (const std::string& word : words_) {
      all += word + " ";
      or_all += word + " OR ";
      and_all += word + " AND ";
      not_all += "-" + word + " ";
      phrase += word + " ";
      misspelt +=
          word.substr(0, 3) + "xqz" + word.substr(std::min<std::size_t>(3, word.size())) + " ";
      titles += "title:" + word + " ";
    }
    std::vector<std::string> queries = {all, or_all, and_all, not_all, phrase, misspelt, titles};
    for (std::string& query : queries) query.resize(std::min(query.size(), kMost));
    for (const char* part : {"a ",
                             "a* ",
                             "the* ",
                             "\"the of\" ",
                             "\"a ",
                             "(a OR ",
                             "(the -",
                             "x ",
                             "aa",
                             "zzzzzzzz ",
                             "containre ",
                             "-a ",
                             "a OR ",
                             "日本語",
                             "日 ",
                             "the-of_a.",
                             "date:2000..2030 ",
                             "has:image ",
                             "link:com ",
                             "author:a ",
                             "+",
                             "\"",
                             "((((",
                             "))))",
                             "NOT ",
                             "AND OR NOT ",
                             "é",
                             "c++ "}) {
      queries.push_back(filled(part));
    }
    for (char c = 'a'; c <= 'z'; ++c) queries.emplace_back(1, c);
    return queries;
  }

  std::string random() {
    static const char* const kSigns[] = {
        " ", " OR ", " AND ",  " -",      " (",    ") ",   " \"", "\" ",   "* ",
        "-", ".",    "title:", "author:", " NOT ", "日本", "/",   " has:", " date:20"};
    std::string query;
    const std::size_t size = 1 + random_() % kMost;
    while (query.size() < size) {
      query += random_() % 2 == 0 ? words_[random_() % words_.size()] : mangled();
      query += random_() % 3 != 0 ? " " : kSigns[random_() % std::size(kSigns)];
    }
    query.resize(std::min(query.size(), kMost));
    return query;
  }

 private:
  static constexpr std::size_t kMost = SearchRequest::kMaxQueryBytes;

  std::string mangled() {
    std::string word = words_[random_() % words_.size()];
    word[random_() % word.size()] = static_cast<char>('a' + random_() % 26);
    return word;
  }

  std::vector<std::string> words_;
  std::mt19937 random_{1};
};

struct Timed {
  double milliseconds;
  std::string what;
};

class Clock {
 public:
  explicit Clock(const std::shared_ptr<const Index>& index)
      : searcher_(bench::or_exit(Searcher::open(index))) {}

  /// In each way that makes more work of it. Queries that are refused count with their refusal.
  void ask(const std::string& query) {
    SearchRequest plain;
    plain.query = query;
    time(plain, "");
    SearchRequest unfinished = plain;
    unfinished.prefix = true;
    time(unfinished, "unfinished: ");
    SearchRequest all = unfinished;
    all.limit = SearchRequest::kMaxLimit;
    all.offset = SearchRequest::kMaxOffset;
    all.facets = {"author", "tag", "category", "year", "has", "lang"};
    time(all, "deep page, facets: ");
    all.explain = true;
    all.offset = 0;
    time(all, "100 hits, facets, explained: ");
    all.sort = SortOrder::kOldest;
    time(all, "by date, facets, explained: ");
  }

  void print() {
    std::sort(times_.begin(), times_.end(),
              [](const Timed& a, const Timed& b) { return a.milliseconds > b.milliseconds; });
    fmt::print("{} questions; the slowest:\n\n| CPU ms | question |\n|---|---|\n", times_.size());
    for (std::size_t i = 0; i < std::min(times_.size(), kShown); ++i) {
      fmt::print("| {:.1f} | `{}` |\n", times_[i].milliseconds, times_[i].what);
    }
  }

 private:
  void time(const SearchRequest& request, const char* how) {
    const double begin = thread_milliseconds();
    const auto response = searcher_.search(request);
    if (response) bytes_ += to_json(*response).size();
    times_.push_back({thread_milliseconds() - begin, how + request.query.substr(0, 60)});
  }

  Searcher searcher_;
  std::vector<Timed> times_;
  std::size_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: hostile_bench INDEX [RANDOM QUERIES]\n");
    return 2;
  }
  const auto index = bench::or_exit(Index::open(argv[1]));
  Hostile hostile(*index);
  Clock clock(index);
  for (const std::string& query : hostile.expensive_queries()) clock.ask(query);
  const int random = argc == 3 ? std::stoi(argv[2]) : 200;
  for (int i = 0; i < random; ++i) clock.ask(hostile.random());
  clock.print();
  return 0;
}
