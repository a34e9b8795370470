// SPDX-License-Identifier: GPL-2.0-or-later
// What an index costs by its size: one line of JSON with what opening it takes, what memory it then
// keeps, and the time of whole answers by kind of query (ten hits with sections and snippets as
// JSON text; thread CPU time, warm, one thread; of each query the median of three rounds).
//
//   scale_bench INDEX [QUERIES OF A KIND]
#include <fmt/core.h>
#include <malloc.h>
#include <sys/stat.h>
#include <time.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "bench/or_exit.h"
#include "common/index/analyzer.h"
#include "common/index/post_codec.h"
#include "common/json_writer.h"
#include "common/schema.h"
#include "common/text/tokenizer.h"
#include "search/index_parts.h"
#include "search/response_json.h"
#include "search/searcher.h"

using namespace mobysearch;

namespace {

constexpr int kRounds = 3;
constexpr std::size_t kCommonest = 1000;  ///< words that are common
constexpr std::size_t kMinLetters = 3;

double milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double private_megabytes() {
  std::ifstream in("/proc/self/smaps_rollup");
  double kilobytes = 0;
  for (std::string word; in >> word;) {
    double value = 0;
    if (word.starts_with("Private_") && word != "Private_Hugetlb:" && in >> value)
      kilobytes += value;
  }
  return kilobytes / 1024;
}

double share_of(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(at, values.size() - 1)];
}

/// Draws what is asked from an index.
class Questions {
 public:
  explicit Questions(const std::shared_ptr<const Index>& index) : reader_(index->parts()) {
    const Vocabulary& words = index->parts().vocabulary;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (is_telling(words.word(i))) numbers.push_back(i);
    const auto end =
        numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), kCommonest));
    std::partial_sort(numbers.begin(), end, numbers.end(), [&](std::size_t a, std::size_t b) {
      return words.frequency(a) > words.frequency(b);
    });
    std::for_each(numbers.begin(), end, [&](auto i) { common_.emplace_back(words.word(i)); });
  }

  std::string common_word() { return common_[random_() % common_.size()]; }
  std::string title() {
    for (;;)
      if (const Post post = any_post(); !post.title.empty()) return post.title;
  }
  /// Two words that stand next to each other in some post, neither of them a stop word.
  std::string pair() {
    for (;;) {
      const Post post = any_post();
      if (post.sections.empty()) continue;
      tokenizer_.tokenize(post.sections[random_() % post.sections.size()].text, false);
      const auto& tokens = tokenizer_.tokens();
      if (tokens.size() < 2) continue;
      const std::size_t at = random_() % (tokens.size() - 1);
      if (is_telling(tokens[at].word) && is_telling(tokens[at + 1].word))
        return std::string(tokens[at].word) + ' ' + std::string(tokens[at + 1].word);
    }
  }
  std::string misspelt() {
    for (;;) {
      std::string word = common_word();
      if (word.size() < 5 || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != word.npos)
        continue;
      std::swap(word[word.size() / 2], word[word.size() / 2 - 1]);
      if (reader_.parts.vocabulary.frequency_of(word) == 0) return word;
    }
  }

 private:
  bool is_telling(std::string_view word) const {
    return word.size() >= kMinLetters && !english_.is_stop_word(word);
  }
  Post any_post() {
    for (;;) {
      const auto docid = 1 + random_() % reader_.database.get_lastdocid();
      auto post = decode_whole_post(
          reader_.database.get_metadata(post_key(static_cast<std::uint32_t>(docid))));
      if (post) return std::move(*post);
    }
  }

  IndexReader reader_;
  Analyzer english_{"en"};
  Tokenizer tokenizer_;
  std::mt19937 random_{1};
  std::vector<std::string> common_;
};

struct Kind {
  const char* name;
  std::function<std::string()> next;
  bool is_unfinished = false;
  bool has_facets = false;
};

void measure(const Kind& kind, std::size_t count, Searcher& searcher, JsonWriter& json) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) {
    SearchRequest request;
    request.query = kind.next();
    request.prefix = kind.is_unfinished;
    if (kind.has_facets)
      for (const Field field : kFilters) request.facets.emplace_back(field_spec(field).name);
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round) {
      const double begin = milliseconds(CLOCK_THREAD_CPUTIME_ID);
      const auto response = bench::or_exit(searcher.search(request));
      const std::string text = to_json(response);
      rounds.push_back(milliseconds(CLOCK_THREAD_CPUTIME_ID) - begin);
    }
    times.push_back(share_of(rounds, 0.5));
  }
  json.open_object(kind.name);
  json.real("median_ms", share_of(times, 0.5));
  json.real("p99_ms", share_of(times, 0.99));
  json.close_object();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: scale_bench INDEX [QUERIES OF A KIND]\n");
    return 2;
  }
  const double before = private_megabytes();
  const double begin = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  const auto index = bench::or_exit(Index::open(argv[1], {.verify_checksum = true}));
  const double opened = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - begin;
  malloc_trim(0);
  struct stat file {};
  ::stat(argv[1], &file);
  JsonWriter json;
  json.open_object();
  json.integer("posts", index->info().posts);
  json.real("file_mb", static_cast<double>(file.st_size) / (1 << 20));
  json.real("opening_ms", opened);
  json.real("memory_mb", private_megabytes() - before);
  Questions ask(index);
  Searcher searcher = bench::or_exit(Searcher::open(index));
  const std::size_t count = argc == 3 ? std::stoul(argv[2]) : 200;
  json.open_object("kinds");
  for (const Kind& kind : {
           Kind{"a common word", [&] { return ask.common_word(); }},
           Kind{"a title", [&] { return ask.title(); }},
           Kind{"a phrase of two words", [&] { return '"' + ask.pair() + '"'; }},
           Kind{"two words of a text", [&] { return ask.pair(); }},
           Kind{"two letters, unfinished", [&] { return ask.common_word().substr(0, 2); }, true},
           Kind{"a common word, misspelt", [&] { return ask.misspelt(); }},
           Kind{"a common word, six facets", [&] { return ask.common_word(); }, false, true},
       })
    measure(kind, count, searcher, json);
  json.close_object();
  json.close_object();
  fmt::print("{}\n", json.take());
  return 0;
}
