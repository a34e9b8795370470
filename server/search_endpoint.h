// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "search/index.h"
#include "search/search_request.h"
#include "search/search_response.h"
#include "search/searcher.h"
#include "server/cached_answers.h"
#include "server/http/response.h"
#include "server/metrics.h"
#include "server/query_stats.h"
#include "server/site_context.h"
#include "server/site_request.h"
#include "server/site_settings.h"

namespace mobysearch {

/// Searchers kept between answers, all of the current index: a former one is closed when the last
/// answer from it is made. Thread-safe.
class SearcherPool {
 public:
  /// Keeps at most `max_idle` that nobody uses.
  explicit SearcherPool(std::size_t max_idle = SIZE_MAX) : max_idle_(max_idle) {}

  /// From now on searchers of `index` are kept, and no others.
  void set_current(std::shared_ptr<const Index> index);

  /// Calls `use` with a searcher of `index`, which nobody else has meanwhile, and returns its
  /// Result; fails with kIndexDamaged when no searcher can be opened.
  template <class Use>
  auto with(const std::shared_ptr<const Index>& index, const Use& use)
      -> std::invoke_result_t<Use, Searcher&> {
    auto searcher = take(index);
    if (!searcher) return fail(std::move(searcher.error()));
    auto result = use(**searcher);
    give_back(std::move(*searcher));
    return result;
  }

 private:
  using Searchers = std::vector<std::unique_ptr<Searcher>>;
  Result<std::unique_ptr<Searcher>> take(const std::shared_ptr<const Index>& index);
  void give_back(std::unique_ptr<Searcher> searcher);

  const std::size_t max_idle_;
  std::mutex mutex_;
  std::shared_ptr<const Index> current_;
  Searchers idle_;
};

/// What a site answers by searching: hits as JSON, as a page and as a feed, and completions. Each
/// answer is wholly of the index that it is asked of. Thread-safe.
class SearchEndpoint {
 public:
  using SharedIndex = std::shared_ptr<const Index>;

  /// Of the site `name`, which is "" where the server has but one. Refers to all but that and the
  /// template.
  SearchEndpoint(const SiteContext& server, std::string name, const SiteSettings& settings,
                 SiteCounters& counters, std::string results_template);

  void search(const SiteRequest& asked, const SharedIndex& index, httplib::Response& response);
  /// The page, or with format=atom the feed.
  void page(const SiteRequest& asked, const SharedIndex& index, httplib::Response& response);
  /// The page for a response to `target` that has failed with its status; "" where no reader asks.
  /// There may be no index. `root` as a SiteRequest's.
  std::string error_page(const std::string& root, std::string_view target, const SharedIndex& index,
                         httplib::Response& response) const;
  void suggest(const SiteRequest& asked, const SharedIndex& index, httplib::Response& response);
  /// The page that shows the search box.
  void demo(const SiteRequest& asked, httplib::Response& response);

  /// The results page from now on; it has passed check_template().
  void use_template(std::string text);
  /// The index that will be asked from now on.
  void set_current(SharedIndex index) { searchers_.set_current(std::move(index)); }
  /// There is none any more; what was answered from it lately may be wrong, and is forgotten.
  void drop_current();

  QueryStats& query_stats() { return query_stats_; }

 private:
  struct PageTemplate {
    std::string text;
    std::string hash;  ///< part of the key of what is made from it
  };
  using Renderer = std::function<std::string(const SearchResponse&)>;

  void feed(const SiteRequest& asked, const SharedIndex& index, httplib::Response& response);
  std::string key_of(std::string_view format, const Index& index,
                     const SearchRequest& request) const;
  /// Answers from the cache, or with what `wanted` makes; whether it has results, or nothing for
  /// what failed.
  std::optional<bool> answer(const CacheRequest& wanted, const httplib::Request& http,
                             httplib::Response& response);
  Result<CachedBody> found_by(const SearchRequest& request, const SharedIndex& index,
                              const Renderer& render);
  Result<CachedBody> completions(const SearchRequest& request, const SharedIndex& index,
                                 bool for_browser);
  /// Counts the answer when it is partial.
  CachedBody body_of(std::string text, bool has_results,
                     const std::vector<std::uint32_t>& missing_shards);
  Error logged(const SearchRequest& request, Error error);
  void count_search(const httplib::Request& http, const SearchRequest& request, bool has_results);
  std::shared_ptr<const PageTemplate> page_template() const;
  void set_own_page_headers(const IndexInfo& site, httplib::Response& response) const;

  const SiteContext& server_;
  const std::string name_;
  const SiteSettings& settings_;
  SiteCounters& counters_;
  mutable std::mutex template_mutex_;
  std::shared_ptr<const PageTemplate> template_;
  SearcherPool searchers_;
  QueryStats query_stats_;
};

}  // namespace mobysearch
