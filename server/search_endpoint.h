// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "search/index.h"
#include "search/search_request.h"
#include "search/search_response.h"
#include "server/cached_answers.h"
#include "server/http/http_message.h"
#include "server/http/metrics.h"
#include "server/query_stats.h"
#include "server/searcher_pool.h"
#include "server/server.h"
#include "server/server_log.h"

namespace mobysearch {

/// What is answered by searching: hits as JSON, as a page and as a feed, and completions. Each
/// answer is wholly of the index that it is asked of. Thread-safe.
class SearchEndpoint {
 public:
  using SharedIndex = std::shared_ptr<const Index>;

  SearchEndpoint(const ServerOptions& options, std::string results_template, Metrics& metrics,
                 ServerLog& log);

  HttpResponse search(const HttpRequest& http, const SharedIndex& index);
  /// The page, or with format=atom the feed.
  HttpResponse page(const HttpRequest& http, const SharedIndex& index);
  HttpResponse suggest(const HttpRequest& http, const SharedIndex& index);

  /// The results page from now on; it has passed check_template().
  void use_template(std::string text);
  /// The index that will be asked from now on.
  void keep(SharedIndex index) { searchers_.keep(std::move(index)); }

  QueryStats& query_stats() { return query_stats_; }
  std::size_t cache_bytes() const { return answers_.bytes(); }

 private:
  struct PageTemplate {
    std::string text;
    std::string hash;  ///< part of the key of what is made from it
  };
  using Printer = std::function<std::string(const SearchResponse&)>;

  HttpResponse feed(const HttpRequest& http, const SearchRequest& request,
                    const SharedIndex& index);
  Result<CachedBody> answer(const SharedIndex& index, const SearchRequest& request,
                            const Printer& print);
  Error logged(const SearchRequest& request, Error error);
  void count_search(const HttpRequest& http, const SearchRequest& request, bool found);
  std::shared_ptr<const PageTemplate> page_template() const;

  const ServerOptions& options_;
  Metrics& metrics_;
  ServerLog& log_;
  mutable std::mutex template_mutex_;
  std::shared_ptr<const PageTemplate> template_;
  SearcherPool searchers_;
  CachedAnswers answers_;
  QueryStats query_stats_;
};

}  // namespace mobysearch
