// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/answer_policy.h"
#include "server/cached_answers.h"
#include "server/http/connection.h"
#include "server/http/in_memory_server.h"
#include "server/http/trusted_proxies.h"
#include "server/index_watcher.h"
#include "server/metrics.h"
#include "server/pages/post_pages.h"
#include "server/search_endpoint.h"
#include "server/server.h"
#include "server/server_log.h"

namespace mobysearch {

/// All that the server answers, without sockets. Thread-safe.
class App : public Responder {
 public:
  App(const ServerOptions& options, ProxySettings proxies, std::string results_template,
      ServerLog& log);

  /// The paths that there are; everything else is 404, or a post (ServerOptions::serve_posts).
  static std::vector<std::string_view> routes();

  std::string answer(std::string_view head, const std::string& peer, bool keep_alive) override;
  std::string refuse(const RequestHead& head, const Refusal& refusal,
                     const std::string& peer) override;

  SearchEndpoint& searches() { return searches_; }
  Metrics& metrics() { return metrics_; }
  IndexWatcher& watcher() { return watcher_; }

 private:
  struct Route;
  using SharedIndex = SearchEndpoint::SharedIndex;

  static const std::vector<Route>& route_table();
  Handler handler_of(const Route& route);
  void take(const IndexWatcher::Event& event);
  /// The index to answer from; without one, says so in the response and returns nullptr.
  SharedIndex index_for(httplib::Response& response) const;
  /// The posts of the index as pages, made when they are first asked for.
  Result<std::shared_ptr<const PostPages>> posts_of(const SharedIndex& index);
  Metrics::Gauges gauges() const;

  // The handlers.
  void front_page(const httplib::Request& request, httplib::Response& response);
  void post(const httplib::Request& request, httplib::Response& response);
  void without_slash(const httplib::Request& request, httplib::Response& response);
  void index_info(const httplib::Request& request, httplib::Response& response);
  void open_search(const httplib::Request& request, httplib::Response& response);
  void health(const httplib::Request& request, httplib::Response& response);
  void readiness(const httplib::Request& request, httplib::Response& response);
  void metrics_text(const httplib::Request& request, httplib::Response& response);
  void no_icon(const httplib::Request& request, httplib::Response& response);
  void unrouted(const httplib::Request& request, httplib::Response& response);

  const ServerOptions options_;
  const ProxySettings proxies_;
  ServerLog& log_;
  Metrics metrics_;
  AnswerPolicy policy_;
  SearchEndpoint searches_;
  std::mutex posts_mutex_;
  std::shared_ptr<const PostPages> posts_;  ///< of the index last asked for
  IndexWatcher watcher_;
  const StaticFile demo_page_;
  InMemoryServer http_;
};

}  // namespace mobysearch
