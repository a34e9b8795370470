// SPDX-License-Identifier: GPL-2.0-or-later
// What an answer from shards costs beside one from a file with the same posts, by kind of query:
// one line of JSON. Both are asked each question in turn; of each the median of three rounds, by
// the clock on the wall, since shards answer in processes of their own. Round trips are counted.
//
//   shards_bench QUERIES INDEX SHARD…      (SHARD as for --db)
#include <fmt/core.h>

#include <chrono>
#include <string>
#include <vector>

#include "bench/or_exit.h"
#include "bench/questions.h"
#include "common/json_writer.h"
#include "search/response_json.h"
#include "search/searcher.h"
#include "search/shards.h"

using namespace mobysearch;
using namespace mobysearch::bench;

namespace {

constexpr int kRounds = 3;

double answer_ms(Searcher& searcher, const SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string text = to_json(or_exit(searcher.search(request)));
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

void measure(const Kind& kind, std::size_t count, Searcher& file, Searcher& shards,
             JsonWriter& json) {
  std::vector<double> of_file, of_shards, first, trips;
  for (std::size_t i = 0; i < count; ++i) {
    SearchRequest request = request_of(kind);
    std::vector<double> file_rounds, shard_rounds;
    for (int round = 0; round < kRounds; ++round) {
      file_rounds.push_back(answer_ms(file, request));
      shard_rounds.push_back(answer_ms(shards, request));
    }
    of_file.push_back(share_of(file_rounds, 0.5));
    of_shards.push_back(share_of(shard_rounds, 0.5));
    first.push_back(shard_rounds.front());  // nothing of it is known yet
    request.explain = true;
    const auto answer = or_exit(shards.search(request));
    trips.push_back(static_cast<double>(answer.round_trips.value_or(0)));
  }
  json.open_object(kind.name);
  json.real("file_median_ms", share_of(of_file, 0.5));
  json.real("file_p99_ms", share_of(of_file, 0.99));
  json.real("shards_median_ms", share_of(of_shards, 0.5));
  json.real("shards_p99_ms", share_of(of_shards, 0.99));
  json.real("shards_first_median_ms", share_of(first, 0.5));
  json.real("shards_first_p99_ms", share_of(first, 0.99));
  json.real("round_trips", share_of(trips, 0.5));
  json.close_object();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    fmt::print(stderr, "usage: shards_bench QUERIES INDEX SHARD…\n");
    return 2;
  }
  const auto index = or_exit(Index::open(argv[2]));
  const ShardList list = or_exit(parse_shard_list({argv + 3, argv + argc}));
  const auto shards = or_exit(Shards::open(list, Shards::survey(list, nullptr, {})));
  const auto sharded = or_exit(Index::open(shards));
  Questions ask(index);
  Searcher of_file = or_exit(Searcher::open(index)), of_shards = or_exit(Searcher::open(sharded));
  JsonWriter json;
  json.open_object();
  json.integer("posts", index->info().posts);
  json.integer("shards", shards->count());
  json.open_object("kinds");
  for (const Kind& kind : kinds_of(ask))
    measure(kind, std::stoul(argv[1]), of_file, of_shards, json);
  json.close_object();
  json.close_object();
  fmt::print("{}\n", json.take());
  return 0;
}
