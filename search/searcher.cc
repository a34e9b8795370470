// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "common/index/index_error.h"
#include "common/schema.h"
#include "common/text/unicode.h"
#include "search/hit_builder.h"
#include "search/index_parts.h"
#include "search/languages.h"
#include "search/query_planner.h"
#include "search/ranker.h"
#include "search/suggester.h"

namespace mobysearch {
namespace {

constexpr char kName[] = "the index";

}  // namespace

struct Searcher::Impl {
  explicit Impl(std::shared_ptr<const Index> shared)
      : index(std::move(shared)),
        database(index->parts().open_database()),
        languages(database, index->info().lang),
        planner(index->parts(), database, languages),
        hits(index->parts(), database, languages) {}

  Result<SearchResponse> search(const SearchRequest& request) {
    const auto started = std::chrono::steady_clock::now();
    SearchResponse response;
    response.query = request.query;
    response.offset = request.offset;
    response.limit = request.limit;
    response.index = index->info();
    const QueryPlan plan = planner.plan(request);
    if (!plan.matches_nothing) {
      response.corrected_query = plan.corrected_query;
      finder.look_for(plan.words);
      Ranking ranking = rank_posts(index->parts(), database, plan, request, finder);
      response.all_words = ranking.all_words;
      response.total = ranking.total;
      response.total_is_exact = ranking.total_is_exact;
      response.facets = std::move(ranking.facets);
      response.hits.reserve(ranking.posts.size());
      std::optional<Explainer> explainer;
      if (request.explain) explainer.emplace(database, plan, ranking.posts);
      for (RankedPost& post : ranking.posts) {
        auto hit = hits.build(std::move(post), plan, finder, explainer ? &*explainer : nullptr);
        if (!hit) return fail(std::move(hit.error()));
        response.hits.push_back(std::move(*hit));
      }
    }
    response.took_us = std::chrono::duration_cast<std::chrono::microseconds>(
                           std::chrono::steady_clock::now() - started)
                           .count();
    return response;
  }

  std::shared_ptr<const Index> index;
  Xapian::Database database;
  Languages languages;
  QueryPlanner planner;
  OccurrenceFinder finder;
  HitBuilder hits;
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
  return suggestions(typed, *response, impl_->index->parts().vocabulary, limit);
}

}  // namespace mobysearch
