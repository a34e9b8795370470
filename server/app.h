// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/searcher.h"
#include "server/http_message.h"
#include "server/index_watcher.h"
#include "server/metrics.h"
#include "server/query_stats.h"
#include "server/rate_limiter.h"
#include "server/result_cache.h"
#include "server/server.h"
#include "server/server_log.h"

namespace mobysearch {

/// Request → response, without sockets. Thread-safe; respond() never throws.
class App {
 public:
  App(const ServerOptions& options, std::string results_template, ServerLog& log);

  /// The literal paths that there are; everything else is 404.
  static const std::vector<std::string>& routes();
  HttpResponse respond(const HttpRequest& request);

  Metrics& metrics() { return metrics_; }
  IndexWatcher& watcher() { return watcher_; }
  const QueryStats& query_stats() const { return query_stats_; }

 private:
  HttpResponse route(const HttpRequest& request);
  HttpResponse search(const HttpRequest& request);
  HttpResponse search_page(const HttpRequest& request);
  HttpResponse suggest(const HttpRequest& request);
  HttpResponse index_info(const HttpRequest& request);
  HttpResponse ready() const;
  HttpResponse metrics_page();
  HttpResponse open_search(const HttpRequest& request) const;
  Result<SearchResponse> run_search(const std::shared_ptr<const Index>& index,
                                    const SearchRequest& request);
  HttpResponse from_cache(const HttpRequest& request, const std::string& key,
                          const std::string& content_type,
                          const std::function<Result<CachedBody>()>& make);
  void add_cors(const HttpRequest& request, HttpResponse& response) const;
  HttpResponse no_index() const;

  const ServerOptions options_;
  const std::string results_template_;
  ServerLog& log_;
  Metrics metrics_;
  ResultCache cache_;
  RateLimiter limiter_;
  QueryStats query_stats_;
  IndexWatcher watcher_;
};

}  // namespace mobysearch
