// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "search/searcher.h"
#include "server/cached_answers.h"
#include "server/http_message.h"
#include "server/index_watcher.h"
#include "server/metrics.h"
#include "server/post_pages.h"
#include "server/query_stats.h"
#include "server/rate_limiter.h"
#include "server/server.h"
#include "server/server_log.h"
#include "server/static_files.h"

namespace mobysearch {

/// Request → response, without sockets. Thread-safe; respond() never throws.
class App {
 public:
  App(const ServerOptions& options, std::string results_template, ServerLog& log);

  /// The literal paths that there are; everything else is 404, or a post (ServerOptions).
  static const std::vector<std::string>& routes();
  HttpResponse respond(const HttpRequest& request);
  /// Counts and logs a request that was refused before it came to respond().
  void record_refusal(int status, const std::string& reason, const std::string& client);
  /// The results page from now on; it has passed check_template().
  void use_template(std::string text);

  Metrics& metrics() { return metrics_; }
  IndexWatcher& watcher() { return watcher_; }
  QueryStats& query_stats() { return query_stats_; }

 private:
  struct PageTemplate {
    std::string text;
    std::string hash;  ///< part of the key of what is made from it
  };

  HttpResponse route(const HttpRequest& request);
  HttpResponse post_page(const HttpRequest& request);
  HttpResponse search(const HttpRequest& request);
  HttpResponse search_page(const HttpRequest& request);
  HttpResponse feed(const HttpRequest& http, const SearchRequest& request,
                    const std::shared_ptr<const Index>& index);
  HttpResponse suggest(const HttpRequest& request);
  HttpResponse index_info(const HttpRequest& request);
  HttpResponse ready() const;
  HttpResponse metrics_page();
  HttpResponse open_search(const HttpRequest& request) const;
  static std::string key_of(std::string_view format, const Index& index,
                            const SearchRequest& request);
  Result<CachedBody> to_body(const std::shared_ptr<const Index>& index,
                             const SearchRequest& request,
                             const std::function<std::string(const SearchResponse&)>& print);
  Error logged(const SearchRequest& request, Error error);
  void count_search(const HttpRequest& http, const SearchRequest& request, bool found);
  void add_cors(const HttpRequest& request, HttpResponse& response) const;
  HttpResponse no_index() const;
  std::shared_ptr<const PageTemplate> page_template() const;
  Result<std::shared_ptr<const PostPages>> posts_of(const std::shared_ptr<const Index>& index);
  std::string base_url(const HttpRequest& request) const;

  const ServerOptions options_;
  ServerLog& log_;
  const StaticFiles static_files_;
  mutable std::mutex template_mutex_;
  std::shared_ptr<const PageTemplate> template_;
  std::mutex posts_mutex_;
  std::shared_ptr<const PostPages> posts_;  ///< of the index last asked for
  Metrics metrics_;
  CachedAnswers answers_;
  RateLimiter limiter_;
  QueryStats query_stats_;
  IndexWatcher watcher_;
};

}  // namespace mobysearch
