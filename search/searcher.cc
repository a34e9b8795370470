// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.h"

#include <chrono>
#include <optional>
#include <utility>

#include "common/index/index_error.h"
#include "search/completions.h"
#include "search/readings.h"
#include "search/sharded_database.h"

namespace mobysearch {

/// An index as it is read, until one of its shards goes or comes back.
struct OpenReader {
  OpenReader(const Index::Parts& parts, std::unique_ptr<PostDatabase> database)
      : reader(parts, std::move(database)) {}

  IndexReader reader;
  Readings readings{reader};
};

struct Searcher::Impl {
  explicit Impl(std::shared_ptr<const Index> shared) : index(std::move(shared)) {
    if (!index->shards()) open(PostDatabase::open(index->parts()));
  }

  void open(std::unique_ptr<PostDatabase> database) {
    reader.emplace(index->parts(), std::move(database));
  }

  Result<SearchResponse> search(const SearchRequest& request) {
    const auto started = std::chrono::steady_clock::now();
    SearchResponse response;
    response.query = request.query;
    response.offset = request.offset;
    response.limit = request.limit;
    response.index = index->info();
    Readings& readings = reader->readings;
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

  Result<SearchResponse> search_file(const SearchRequest& request) {
    return guard_xapian(kTheIndex, ErrorCode::kIndexDamaged,
                        [&]() -> Result<SearchResponse> { return search(request); });
  }

  /// Searches the shards that there are. When one fails on the way, it is left out, and the search
  /// begins anew: what was found of it so far is not all.
  Result<SearchResponse> search_shards(const SearchRequest& request) {
    const std::uint32_t tries = 2 * index->shards()->count() + 1;
    Error last;
    for (std::uint32_t i = 0; i < tries; ++i) {
      if (auto connected = connect(); !connected) return fail(std::move(connected.error()));
      auto response = try_shards(request, i > 0);
      if (response || response.error().code == ErrorCode::kInternal) return response;
      last = std::move(response.error());
    }
    return fail(std::move(last));
  }

  /// Has the links be those of now.
  Result<void> connect() {
    if (reader && sharded->version() == index->shards()->version()) return {};
    return guard_xapian(kTheIndex, ErrorCode::kIndexMissing, [&]() -> Result<void> {
      Shards::Links links = reader ? sharded->take_links() : Shards::Links();
      reader.reset();
      links = index->shards()->connect(std::move(links));
      if (links.links.empty()) {
        const auto problems = index->shards()->problems();
        return fail(ErrorCode::kIndexMissing, problems.empty() ? "no shard answers" : problems[0],
                    "see that the shards of the index are served");
      }
      connect_to(std::move(links));
      return {};
    });
  }

  /// With `is_connected_anew`, no link has been idle.
  Result<SearchResponse> try_shards(const SearchRequest& request, bool is_connected_anew) {
    const std::int64_t before = sharded->round_trips();
    try {
      auto response = search(request);
      if (response) {
        response->missing_shards = sharded->missing();
        if (request.explain) response->round_trips = sharded->round_trips() - before;
      } else if (const Shards::Link* const link = sharded->last_read()) {
        index->shards()->blame(*link, response.error().message);
      }
      return response;
    } catch (const Xapian::Error& error) {
      const Shards::Link* const link = sharded->link_of(error);
      // A server closes a connection that nothing has come over for a while: whether it is still
      // there is seen by connecting anew.
      const bool may_have_been_idle =
          !is_connected_anew && std::string_view(error.get_type()) == "NetworkError";
      if (link != nullptr && !may_have_been_idle)
        index->shards()->blame(*link, error.get_description());
      auto failed = fail(error_of_exception(kTheIndex, ErrorCode::kIndexDamaged));
      if (link == nullptr && is_connected_anew) blame_who_fails(request);
      reader.reset();
      return failed;
    } catch (...) {
      auto failed = fail(error_of_exception(kTheIndex, ErrorCode::kIndexDamaged));
      reader.reset();
      return failed;
    }
  }

  /// An error may name no shard, as Xapian's of a connection that was closed does not: asks each
  /// shard the same, alone.
  void blame_who_fails(const SearchRequest& request) try {
    reader.reset();
    const Shards::Links all = index->shards()->connect({});
    for (const Shards::Link& link : all.links) {
      try {
        connect_to({all.version, {link}});
        if (const auto response = search(request); !response)
          index->shards()->blame(link, response.error().message);
      } catch (const Xapian::Error& error) {
        index->shards()->blame(link, error.get_description());
      }
    }
  } catch (const std::exception&) {
    // It is no shard's fault.
  }

  void connect_to(Shards::Links links) {
    auto database = std::make_unique<ShardedDatabase>(index->parts(), std::move(links));
    sharded = database.get();
    open(std::move(database));
  }

  std::shared_ptr<const Index> index;
  std::optional<OpenReader> reader;
  ShardedDatabase* sharded = nullptr;  ///< the reader's, where the index is in shards
};

Result<Searcher> Searcher::open(std::shared_ptr<const Index> index) {
  return guard_xapian(kTheIndex, ErrorCode::kIndexDamaged, [&]() -> Result<Searcher> {
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
  return impl_->index->shards() ? impl_->search_shards(request) : impl_->search_file(request);
}

Result<Suggestions> Searcher::suggest(std::string_view typed, int limit) {
  SearchRequest request;
  request.query = typed;
  request.prefix = true;
  request.limit = limit;
  auto response = search(request);
  if (!response) return fail(std::move(response.error()));
  return Suggestions{suggestions(typed, *response, impl_->index->parts().vocabulary,
                                 impl_->reader->reader.languages.stop_words(), limit),
                     std::move(response->missing_shards)};
}

}  // namespace mobysearch
