// SPDX-License-Identifier: GPL-2.0-or-later
// What an index costs by its size: one line of JSON with what opening it takes, what memory it then
// keeps, and the time of whole answers by kind of query (ten hits with sections and snippets as
// JSON text; thread CPU time, warm, one thread; of each query the median of three rounds).
//
//   scale_bench INDEX [QUERIES OF A KIND [KIND]]
#include <fmt/core.h>
#include <malloc.h>
#include <sys/stat.h>
#include <time.h>

#include <fstream>
#include <string>
#include <vector>

#include "bench/or_exit.h"
#include "bench/questions.h"
#include "common/json_writer.h"
#include "search/response_json.h"
#include "search/searcher.h"

using namespace mobysearch;
using namespace mobysearch::bench;

namespace {

constexpr int kRounds = 3;

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

void measure(const Kind& kind, std::size_t count, Searcher& searcher, JsonWriter& json) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) {
    const SearchRequest request = request_of(kind);
    std::vector<double> rounds;
    for (int round = 0; round < kRounds; ++round) {
      const double begin = milliseconds(CLOCK_THREAD_CPUTIME_ID);
      const auto response = or_exit(searcher.search(request));
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
  if (argc < 2 || argc > 4) {
    fmt::print(stderr, "usage: scale_bench INDEX [QUERIES OF A KIND [KIND]]\n");
    return 2;
  }
  const double before = private_megabytes();
  const double begin = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  const auto index = or_exit(Index::open(argv[1], {.verify_checksum = true}));
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
  Searcher searcher = or_exit(Searcher::open(index));
  const std::size_t count = argc > 2 ? std::stoul(argv[2]) : 200;
  json.open_object("kinds");
  for (const Kind& kind : kinds_of(ask))
    if (argc < 4 || kind.name == std::string_view(argv[3])) measure(kind, count, searcher, json);
  json.close_object();
  json.close_object();
  fmt::print("{}\n", json.take());
  return 0;
}
