// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "server/answer_policy.h"
#include "server/cached_answers.h"
#include "server/host_map.h"
#include "server/http/connection.h"
#include "server/http/in_memory_server.h"
#include "server/http/trusted_proxies.h"
#include "server/metrics.h"
#include "server/served_site.h"
#include "server/server.h"
#include "server/server_log.h"
#include "server/site_address.h"
#include "server/site_context.h"
#include "server/site_table.h"
#include "server/watch_thread.h"

namespace mobysearch {

/// What is read from files before a server can start, and whose mistakes keep it from starting.
struct AppFiles {
  std::string results_template;
  HostMap hosts;

  /// kInputUnreadable names the file, and the line where there is one.
  static Result<AppFiles> read(const ServerOptions& options);
};

/// All that the server answers, without sockets: of its only site, or of the one of many that a
/// request is for. Thread-safe.
class App : public Responder {
 public:
  /// The options must pass validate().
  App(const ServerOptions& options, ProxySettings proxies, AppFiles files, ServerLog& log);

  std::string answer(std::string_view head, const std::string& peer, bool keep_alive) override;
  std::string refuse(const RequestHead& head, const Refusal& refusal,
                     const std::string& peer) override;

  /// Looks at once for new indexes, and reads templates and hosts again; what has a mistake stays
  /// as it was.
  void reload();
  /// The query statistics, for the operator alone: JSON.
  std::string query_stats();
  Metrics& metrics() { return metrics_; }

 private:
  void answer_request(const httplib::Request& request, httplib::Response& response);
  void answer_of_many(const httplib::Request& request, httplib::Response& response);
  void answer_of_site(const RequestedSite& address, const httplib::Request& request,
                      httplib::Response& response);
  /// What is the process', at the top of many sites; false when the path is none of it.
  bool answer_at_top(const httplib::Request& request, httplib::Response& response);
  /// By the policy of the process, but for its rate limit.
  void answer_alone(std::string_view route, const httplib::Request& request,
                    httplib::Response& response, const Handler& handler);
  void readiness(httplib::Response& response) const;
  std::string metrics_text() const;
  std::shared_ptr<const HostMap> hosts() const;

  const ServerOptions options_;
  const ProxySettings proxies_;
  Metrics metrics_;
  CachedAnswers answers_;
  const SiteContext context_;
  SiteCounters counters_;  ///< of what is no site's
  AnswerPolicy policy_;    ///< likewise
  mutable std::mutex hosts_mutex_;
  std::shared_ptr<const HostMap> hosts_;
  std::unique_ptr<ServedSite> only_;  ///< either the server's only site,
  std::unique_ptr<SiteTable> sites_;  ///< or many
  std::unique_ptr<WatchThread> thread_;
  InMemoryServer http_;
};

}  // namespace mobysearch
