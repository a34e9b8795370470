// SPDX-License-Identifier: GPL-2.0-or-later
// What ours is measured beside: the searcher alone, without HTTP, JSON or log, on two threads.
// Prints how many of the requests (a target a line) it answered.
//
//   searching INDEX REQUESTS SECONDS
#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "bench/or_exit.h"
#include "search/searcher.h"
#include "server/http/request_target.h"
#include "server/search_params.h"

using namespace mobysearch;

namespace {

constexpr std::size_t kThreads = 2;

std::vector<SearchRequest> read_requests(const char* file) {
  std::vector<SearchRequest> requests;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (auto request = search_request_from(params_of(line))) {
      requests.push_back(std::move(*request));
    }
  }
  return requests;
}

long answered_until(const std::atomic<bool>& stop, const std::shared_ptr<const Index>& index,
                    const std::vector<SearchRequest>& requests, std::size_t begin) {
  Searcher searcher = bench::or_exit(Searcher::open(index));
  long answered = 0;
  for (std::size_t i = begin; !stop; ++i) {
    answered += searcher.search(requests[i % requests.size()]).has_value() ? 1 : 0;
  }
  return answered;
}

long answered_within(const std::shared_ptr<const Index>& index,
                     const std::vector<SearchRequest>& requests, double seconds) {
  std::atomic<bool> stop{false};
  std::atomic<long> answered{0};
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, begin = i * requests.size() / kThreads] {
      answered += answered_until(stop, index, requests, begin);
    });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  stop = true;
  threads.clear();
  return answered;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: searching INDEX REQUESTS SECONDS\n");
    return 2;
  }
  const auto index = Index::open(argv[1]);
  const auto requests = read_requests(argv[2]);
  if (!index || requests.empty()) {
    fmt::print(stderr, "{}\n", index ? "no requests" : index.error().message);
    return 1;
  }
  fmt::print("{}\n", answered_within(*index, requests, std::atof(argv[3])));
  return 0;
}
