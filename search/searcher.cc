// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.h"

#include <chrono>

#include "common/index/index_error.h"
#include "search/completions.h"
#include "search/readings.h"

namespace mobysearch {

constexpr char kName[] = "the index";

struct Searcher::Impl {
  explicit Impl(std::shared_ptr<const Index> shared)
      : index(std::move(shared)), reader(index->parts()) {}

  Result<SearchResponse> search(const SearchRequest& request) {
    const auto started = std::chrono::steady_clock::now();
    SearchResponse response;
    response.query = request.query;
    response.offset = request.offset;
    response.limit = request.limit;
    response.index = index->info();
    Reading& found = readings.find(request);
    if (!found.plan.matches_nothing) {
      Ranking& ranking = found.ranking;
      response.corrected_query = found.plan.corrected_query;
      response.all_words = ranking.with_all_words == ranking.posts.size();
      response.with_all_words = static_cast<int>(ranking.with_all_words);
      response.total = ranking.total.posts;
      response.total_is_exact = ranking.total.is_exact;
      response.facets = std::move(ranking.facets);
      auto hits = readings.take_hits(found, request);
      if (!hits) return fail(std::move(hits.error()));
      response.hits = std::move(*hits);
    }
    response.took_us = std::chrono::duration_cast<std::chrono::microseconds>(
                           std::chrono::steady_clock::now() - started)
                           .count();
    return response;
  }

  std::shared_ptr<const Index> index;
  IndexReader reader;
  Readings readings{reader};
};

Result<Searcher> Searcher::open(std::shared_ptr<const Index> index) {
  return guard_xapian(kName, ErrorCode::kIndexDamaged, [&]() -> Result<Searcher> {
    return Searcher(std::make_unique<Impl>(std::move(index)));
  });
}

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

const Index& Searcher::index() const { return *impl_->index; }

Result<SearchResponse> Searcher::search(const SearchRequest& request) {
  if (auto valid = validate(request); !valid) return fail(std::move(valid.error()));
  return guard_xapian(kName, ErrorCode::kIndexDamaged,
                      [&]() -> Result<SearchResponse> { return impl_->search(request); });
}

Result<std::vector<Suggestion>> Searcher::suggest(std::string_view typed, int limit) {
  SearchRequest request;
  request.query = typed;
  request.prefix = true;
  request.limit = limit;
  auto response = search(request);
  if (!response) return fail(std::move(response.error()));
  return suggestions(typed, *response, impl_->index->parts().vocabulary,
                     impl_->reader.languages.stop_words(), limit);
}

}  // namespace mobysearch
