// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/http/request_head.h"
#include "server/http/response.h"
#include "server/metrics.h"
#include "server/rate_limiter.h"
#include "server/site_context.h"
#include "server/site_request.h"
#include "server/site_settings.h"

namespace mobysearch {

/// What fills the response.
using Handler = std::function<void(httplib::Response&)>;

/// What a reader sees of a failure: the page for a response that has its status, whose headers the
/// function may set; "" for a target that programs ask. `root` stands before the site's paths, and
/// is no part of `target`.
using ErrorPage = std::function<std::string(const std::string& root, std::string_view target,
                                            httplib::Response& response)>;

/// What holds for every answer of a site, whatever makes it: the rate limit, which origins may read
/// it, its security and timing headers, that failures stay inside and how they are shown, metrics
/// and log. Thread-safe. Refers to its arguments.
class AnswerPolicy {
 public:
  AnswerPolicy(const SiteContext& server, const SiteSettings& settings, SiteCounters& counters,
               ErrorPage error_page);

  /// Has `handler` answer, with all of it but the rate limit. Metrics name the answer by `route`,
  /// which lives as long as they.
  void answer(std::string_view route, const SiteRequest& request, httplib::Response& response,
              const Handler& handler);
  /// Calls `handler` for a GET or HEAD within the rate limit, and answers OPTIONS.
  void call_within_rate(const SiteRequest& request, httplib::Response& response,
                        const Handler& handler);
  /// The bytes of the answer to a request that is refused; `root` as a SiteRequest's.
  std::string refuse(const RequestHead& head, const std::string& root, const Refusal& refusal,
                     const std::string& peer);

 private:
  void finish(std::string_view route, double seconds, const httplib::Request& request,
              httplib::Response& response);

  /// Where a reader asked, the failure becomes a page.
  void show_failure(const SiteRequest& request, httplib::Response& response) const;

  const SiteContext& server_;
  const SiteSettings& settings_;
  SiteCounters& counters_;
  RateLimiter limiter_;
  const ErrorPage error_page_;
};

}  // namespace mobysearch
