// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/http/request_head.h"
#include "server/http/response.h"
#include "server/http/trusted_proxies.h"
#include "server/metrics.h"
#include "server/rate_limiter.h"
#include "server/server.h"
#include "server/server_log.h"

namespace mobysearch {

/// What fills the response to a request.
using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;

/// What a reader sees of a failure: the page for a response that has its status, whose headers the
/// function may set; "" for a target that programs ask.
using ErrorPage = std::function<std::string(std::string_view target, httplib::Response& response)>;

/// What holds for every answer, whatever makes it: the rate limit, which origins may read it, its
/// security and timing headers, that failures stay inside and how they are shown, metrics and log.
/// Thread-safe. Refers to
/// its arguments.
class AnswerPolicy {
 public:
  AnswerPolicy(const ServerOptions& options, const ProxySettings& proxies, Metrics& metrics,
               ServerLog& log, ErrorPage error_page);

  /// `handler` with all of it but the rate limit. Metrics name the answers by `route`, which lives
  /// as long as this.
  Handler applied_to(std::string_view route, Handler handler);
  /// Calls `handler` for a GET or HEAD within the rate limit, and answers OPTIONS.
  void call_within_rate(const Handler& handler, const httplib::Request& request,
                        httplib::Response& response);
  /// The bytes of the answer to a request that is refused.
  std::string refuse(const RequestHead& head, const Refusal& refusal, const std::string& peer);

 private:
  void finish(std::string_view route, double seconds, const httplib::Request& request,
              httplib::Response& response);

  /// Where a reader asked, the failure becomes a page.
  void show_failure(std::string_view target, httplib::Response& response) const;

  const ServerOptions& options_;
  const ProxySettings& proxies_;
  RateLimiter limiter_;
  Metrics& metrics_;
  ServerLog& log_;
  const ErrorPage error_page_;
};

}  // namespace mobysearch
