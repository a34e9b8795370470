// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/app.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "common/json_writer.h"
#include "search/response_json.h"
#include "server/http/trusted_proxies.h"
#include "server/pages/open_search.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* kHtml = "text/html; charset=utf-8";

HttpResponse no_index() {
  HttpResponse response =
      error_response(503, "no_index", "there is no index to answer from yet; /readyz says why");
  response.set("Retry-After", "1");
  return response;
}

HttpResponse nothing_here() {
  return error_response(404, "not_found", "there is nothing at this path");
}

HttpResponse alive() {
  HttpResponse response;
  response.content_type = "text/plain; charset=utf-8";
  response.set("Cache-Control", "no-store");
  response.body = "ok\n";
  return response;
}

HttpResponse no_icon() {
  HttpResponse response;
  response.status = 204;
  response.set("Cache-Control", "public, max-age=86400");
  return response;
}

bool is_route(const std::string& path) {
  return std::find(App::routes().begin(), App::routes().end(), path) != App::routes().end();
}

HttpResponse index_info(const HttpRequest& request, const Index& index) {
  if (!request.params.empty()) {
    return error_response(400, "invalid_parameter", "there are no parameters here",
                          request.params.front().first);
  }
  HttpResponse response;
  response.set("Cache-Control", "no-store");
  response.body = to_json(index.info());
  return response;
}

}  // namespace

App::App(const ServerOptions& options, std::string results_template, ServerLog& log)
    : options_(options),
      log_(log),
      limiter_(options.rate_limit),
      searches_(options_, std::move(results_template), metrics_, log_),
      watcher_(options.db, [this](const IndexWatcher::Event& event) {
        if (event.index) {
          ++metrics_.index_switches;
          searches_.keep(event.index);
          log_.write(LogLevel::kInfo, "index_switched",
                     {{"revision", event.index->info().revision}});
        } else {
          ++metrics_.index_refusals;
          log_.write(LogLevel::kError, "index_refused", {{"reason", event.problem}});
        }
      }) {}

const std::vector<std::string>& App::routes() {
  static const std::vector<std::string> paths = {
      "/",         "/api/v1/search", "/api/v1/suggest", "/api/v1/index",   "/search",
      "/healthz",  "/readyz",        "/metrics",        "/moby-search.js", "/moby-search.css",
      "/demo.css", "/results.css",   "/favicon.ico",    "/opensearch.xml", "/openapi.json"};
  return paths;
}

HttpResponse App::respond(const HttpRequest& request) {
  const auto started = Clock::now();
  HttpResponse response;
  try {
    response = admit(request);
  } catch (const std::exception& error) {
    log_.write(LogLevel::kError, "exception", {{"path", request.path}, {"what", error.what()}});
    response = internal_error();
  } catch (...) {  // Xapian's are no std::exception
    log_.write(LogLevel::kError, "exception", {{"path", request.path}});
    response = internal_error();
  }
  add_cors(request, response);
  response.set("X-Content-Type-Options", "nosniff");
  const double seconds = std::chrono::duration<double>(Clock::now() - started).count();
  response.set("Server-Timing", fmt::format("total;dur={:.3f}", seconds * 1000));
  record(request, response, seconds);
  return response;
}

HttpResponse App::admit(const HttpRequest& request) {
  if (!is_route(request.path) && !options_.serve_posts) return nothing_here();
  if (limiter_.limits() && !limiter_.allow(client_network(request.client))) {
    ++metrics_.rate_limited;
    HttpResponse response =
        error_response(429, "rate_limited", "too many requests; try again in a second");
    response.set("Retry-After", "1");
    return response;
  }
  return route(request);
}

void App::record(const HttpRequest& request, const HttpResponse& response, double seconds) {
  metrics_.count_request(is_route(request.path) ? request.path : "other", response.status, seconds);
  ServerLog::Fields fields = {{"method", request.method},
                              {"path", request.path},
                              {"q", request.param("q")},
                              {"status", std::to_string(response.status)},
                              {"bytes", std::to_string(response.body.size())},
                              {"us", std::to_string(static_cast<long>(seconds * 1e6))}};
  if (options_.log_client_addresses) fields.emplace_back("client", request.client);
  log_.write(LogLevel::kInfo, "request", fields);
}

HttpResponse App::refuse(const HttpRequest& request, int status, std::string_view code,
                         const std::string& reason) {
  HttpResponse response = error_response(status, code, reason);
  if (status == 405) response.set("Allow", "GET, HEAD, OPTIONS");
  if (status == 503) response.set("Retry-After", "1");
  add_cors(request, response);
  response.set("X-Content-Type-Options", "nosniff");
  metrics_.count_request("refused", status, 0);
  ServerLog::Fields fields = {{"status", std::to_string(status)}, {"reason", reason}};
  if (options_.log_client_addresses) fields.emplace_back("client", request.client);
  log_.write(LogLevel::kInfo, "refused", fields);
  return response;
}

void App::add_cors(const HttpRequest& request, HttpResponse& response) const {
  const auto& origins = options_.cors_origins;
  if (origins.empty()) return;
  if (std::find(origins.begin(), origins.end(), "*") != origins.end()) {
    response.set("Access-Control-Allow-Origin", "*");
  } else {
    response.set("Vary", "Origin");
    // What is sent back is the configured text, never the client's.
    const auto found = std::find(origins.begin(), origins.end(), request.header("origin"));
    if (found == origins.end()) return;
    response.set("Access-Control-Allow-Origin", *found);
  }
  if (request.method != "OPTIONS") return;
  response.set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
  response.set("Access-Control-Allow-Headers", "Accept, If-None-Match");
  response.set("Access-Control-Max-Age", "86400");
}

HttpResponse App::route(const HttpRequest& request) {
  if (request.method == "OPTIONS") {
    HttpResponse response;
    response.status = 204;
    response.set("Allow", "GET, HEAD, OPTIONS");
    return response;
  }
  const std::string& path = request.path;
  if (path == "/healthz") return alive();
  if (path == "/readyz") return ready();
  if (path == "/metrics") return metrics_page();
  if (path == "/opensearch.xml") return open_search(request);
  if (path == "/favicon.ico") return no_icon();
  const bool front_page_of_posts = options_.serve_posts && path == "/";
  if (static_files_.has(path) && !front_page_of_posts) return static_files_.answer(request);
  return answer_from_index(request);
}

HttpResponse App::answer_from_index(const HttpRequest& request) {
  const auto index = watcher_.current();
  if (!index) return no_index();
  if (request.path == "/api/v1/search") return searches_.search(request, index);
  if (request.path == "/api/v1/suggest") return searches_.suggest(request, index);
  if (request.path == "/search") return searches_.page(request, index);
  if (request.path == "/api/v1/index") return index_info(request, *index);
  return post_page(request, index);
}

Result<std::shared_ptr<const PostPages>> App::posts_of(const std::shared_ptr<const Index>& index) {
  const std::lock_guard lock(posts_mutex_);
  if (!posts_ || &posts_->index() != index.get()) {
    auto pages = PostPages::of(index);
    if (!pages) return fail(std::move(pages.error()));
    posts_ = std::move(*pages);
  }
  return posts_;
}

HttpResponse App::post_page(const HttpRequest& request, const std::shared_ptr<const Index>& index) {
  const auto posts = posts_of(index);
  if (!posts) return error_response(posts.error());
  auto page = (*posts)->page(request.path);
  if (!page) return error_response(page.error());
  if (!*page) return nothing_here();
  HttpResponse response;
  response.content_type = kHtml;
  response.set("Cache-Control", "no-cache");
  response.set("Content-Security-Policy", page_security_policy());
  response.set("Referrer-Policy", "strict-origin-when-cross-origin");
  response.body = std::move(**page);
  return response;
}

HttpResponse App::ready() const {
  const auto index = watcher_.current();
  const std::string problem = watcher_.problem();
  JsonWriter json;
  json.open_object();
  json.boolean("ready", index != nullptr);
  if (index) json.string("revision", index->info().revision);
  if (!problem.empty()) json.string("problem", problem);
  json.close_object();
  HttpResponse response;
  response.status = index ? 200 : 503;
  response.body = json.take();
  response.set("Cache-Control", "no-store");
  if (!index) response.set("Retry-After", "1");
  return response;
}

HttpResponse App::metrics_page() {
  Metrics::Gauges gauges;
  gauges.cache_bytes = searches_.cache_bytes();
  gauges.log_lines_dropped = log_.dropped();
  gauges.index_problem = !watcher_.problem().empty();
  if (const auto index = watcher_.current()) {
    gauges.revision = index->info().revision;
    gauges.index_posts = index->info().posts;
    std::tm built{};
    if (strptime(index->info().built_at.c_str(), "%Y-%m-%dT%H:%M:%SZ", &built) != nullptr) {
      gauges.index_age_seconds = std::time(nullptr) - timegm(&built);
    }
  }
  HttpResponse response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.set("Cache-Control", "no-store");
  response.body = metrics_.to_text(gauges);
  return response;
}

HttpResponse App::open_search(const HttpRequest& request) const {
  const auto index = watcher_.current();
  HttpResponse response;
  response.content_type = "application/opensearchdescription+xml; charset=utf-8";
  response.set("Cache-Control", "public, max-age=3600");
  response.body = open_search_description(index ? index->info() : IndexInfo{},
                                          base_url(request, options_.public_url));
  return response;
}

}  // namespace mobysearch
