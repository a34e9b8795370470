// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/http_message.h"
#include "server/http/metrics.h"
#include "server/http/rate_limiter.h"
#include "server/index_watcher.h"
#include "server/pages/post_pages.h"
#include "server/search_endpoint.h"
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
  /// The same for a request that is refused before its parameters are looked at.
  HttpResponse refuse(const HttpRequest& request, int status, std::string_view code,
                      const std::string& reason);

  SearchEndpoint& searches() { return searches_; }
  Metrics& metrics() { return metrics_; }
  IndexWatcher& watcher() { return watcher_; }

 private:
  HttpResponse admit(const HttpRequest& request);
  void record(const HttpRequest& request, const HttpResponse& response, double seconds);
  HttpResponse route(const HttpRequest& request);
  HttpResponse post_page(const HttpRequest& request, const std::shared_ptr<const Index>& index);
  HttpResponse answer_from_index(const HttpRequest& request);
  HttpResponse ready() const;
  HttpResponse metrics_page();
  HttpResponse open_search(const HttpRequest& request) const;
  void add_cors(const HttpRequest& request, HttpResponse& response) const;
  Result<std::shared_ptr<const PostPages>> posts_of(const std::shared_ptr<const Index>& index);

  const ServerOptions options_;
  ServerLog& log_;
  const StaticFiles static_files_;
  std::mutex posts_mutex_;
  std::shared_ptr<const PostPages> posts_;  ///< of the index last asked for
  Metrics metrics_;
  RateLimiter limiter_;
  SearchEndpoint searches_;
  IndexWatcher watcher_;
};

}  // namespace mobysearch
