// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/answer_policy.h"

#include <fmt/format.h>
#include <httplib.h>

#include <chrono>
#include <exception>
#include <utility>

#include "server/http/request_target.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* kMethods = "GET, HEAD, OPTIONS";

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

AnswerPolicy::AnswerPolicy(const SiteContext& server, const SiteSettings& settings,
                           SiteCounters& counters, ErrorPage error_page)
    : server_(server),
      settings_(settings),
      counters_(counters),
      limiter_(settings.rate_limit),
      error_page_(std::move(error_page)) {}

void AnswerPolicy::answer(std::string_view route, const SiteRequest& request,
                          httplib::Response& response, const Handler& handler) {
  const auto start = Clock::now();
  const std::string& path = request.http.path;
  try {
    handler(response);
  } catch (const std::exception& error) {
    server_.log.write(LogLevel::kError, "exception", {{"path", path}, {"what", error.what()}});
    set_internal_error(response = {});
  } catch (...) {  // Xapian's are no std::exception
    server_.log.write(LogLevel::kError, "exception", {{"path", path}});
    set_internal_error(response = {});
  }
  if (response.status >= 400) show_failure(request, response);
  finish(route, seconds_since(start), request.http, response);
}

void AnswerPolicy::show_failure(const SiteRequest& request, httplib::Response& response) const try {
  std::string page = error_page_(request.root, request.target(), response);
  if (page.empty()) return;
  response.headers.erase("Content-Type");  // set_body() would add another
  set_body(response, std::move(page), kHtmlType);
} catch (...) {
  // What was to be shown as a page is said as it was.
}

void AnswerPolicy::finish(std::string_view route, double seconds, const httplib::Request& request,
                          httplib::Response& response) {
  response.set_header("Date", http_date());
  add_cors_headers(settings_.cors_origins, request.get_header_value("Origin"), request.method,
                   response);
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Server-Timing", fmt::format("total;dur={:.3f}", seconds * 1000));
  server_.metrics.count_request(route, response.status, seconds);
  ++counters_.requests;
  ServerLog::Fields fields = {{"method", request.method},
                              {"path", request.path},
                              {"q", param_of(request.target, "q")},
                              {"status", std::to_string(response.status)},
                              {"bytes", std::to_string(body_size(response))},
                              {"us", std::to_string(static_cast<long>(seconds * 1e6))}};
  if (server_.options.log_client_addresses)
    fields.emplace_back("client", server_.proxies.client_of(request));
  server_.log.write(LogLevel::kInfo, "request", fields);
}

void AnswerPolicy::call_within_rate(const SiteRequest& request, httplib::Response& response,
                                    const Handler& handler) {
  if (limiter_.limits() &&
      !limiter_.allow(client_network(server_.proxies.client_of(request.http)))) {
    ++server_.metrics.rate_limited;
    ++counters_.rate_limited;
    set_error(response, 429, "rate_limited", "too many requests; try again in a second");
    response.set_header("Retry-After", "1");
  } else if (request.http.method == "OPTIONS") {
    response.status = 204;
    response.set_header("Allow", kMethods);
  } else {
    handler(response);
  }
}

std::string AnswerPolicy::refuse(const RequestHead& head, const std::string& root,
                                 const Refusal& refusal, const std::string& peer) {
  httplib::Response response;
  response.status = refusal.status;
  response.set_header("Cache-Control", "no-store");
  if (refusal.status == 405) response.set_header("Allow", kMethods);
  if (refusal.status == 503) response.set_header("Retry-After", "1");
  add_cors_headers(settings_.cors_origins, head.header("Origin"), {}, response);
  response.set_header("X-Content-Type-Options", "nosniff");
  server_.metrics.count_request("refused", refusal.status, 0);
  ServerLog::Fields fields = {{"status", std::to_string(refusal.status)},
                              {"reason", refusal.message}};
  if (server_.options.log_client_addresses) fields.emplace_back("client", peer);
  server_.log.write(LogLevel::kInfo, "refused", fields);
  if (head.method == "GET" || head.method == "HEAD") {
    response.body = error_page_(root, head.target.substr(root.size()), response);
  }
  if (response.body.empty()) {
    response.body = error_json(refusal_code(refusal.status), refusal.message);
  } else {
    response.set_header("Content-Type", std::string(kHtmlType));
  }
  return refusal_bytes(response, head.method == "HEAD");
}

}  // namespace mobysearch
