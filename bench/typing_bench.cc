// SPDX-License-Identifier: GPL-2.0-or-later
// From which letter on is what the reader wants among the first three hits? Types each query of a
// golden file letter by letter.
//
//   typing_bench INDEX GOLDEN
#include <fmt/core.h>

#include <algorithm>

#include "bench/or_exit.h"
#include "cli/golden_file.h"

using namespace mobysearch;

namespace {

constexpr int kHits = 3;

bool offers(Searcher& searcher, const std::string& typed, const std::string& url) {
  SearchRequest request;
  request.query = typed;
  request.prefix = true;
  request.limit = kHits;
  const auto response = searcher.search(request);
  return response && std::any_of(response->hits.begin(), response->hits.end(),
                                 [&](const Hit& hit) { return hit.url == url; });
}

/// The share of its letters after which a query offers what is wanted and goes on offering it; 1 if
/// it does not even at its end.
double share_typed(Searcher& searcher, const GoldenQuery& golden) {
  std::size_t letters = golden.query.size();
  while (letters > 0 && offers(searcher, golden.query.substr(0, letters), golden.url)) --letters;
  return std::min(1.0, static_cast<double>(letters + 1) / static_cast<double>(golden.query.size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: typing_bench INDEX GOLDEN\n");
    return 2;
  }
  Searcher searcher = bench::or_exit(Searcher::open(bench::or_exit(Index::open(argv[1]))));
  const auto golden = bench::or_exit(read_golden(argv[2]));
  double sum = 0;
  for (const GoldenQuery& query : golden) sum += share_typed(searcher, query);
  fmt::print("in the first {} hits from {:.3f} of the letters on, mean of {} queries\n", kHits,
             sum / static_cast<double>(golden.size()), golden.size());
  return 0;
}
