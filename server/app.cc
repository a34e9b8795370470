// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/app.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "search/json_writer.h"
#include "search/response_json.h"
#include "server/assets.h"
#include "server/compression.h"
#include "server/results_page.h"
#include "server/search_params.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kCompressFrom = 512;  ///< bytes below which encoding costs more than it saves
constexpr std::string_view kPageCsp =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

HttpResponse error_from(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidRequest:
    case ErrorCode::kUsage:
      return error_response(400, "invalid_parameter", error.message, error.param);
    case ErrorCode::kInputUnreadable:
    case ErrorCode::kOutputUnwritable:
    case ErrorCode::kOutputLocked:
    case ErrorCode::kIndexMissing:
    case ErrorCode::kIndexForeign:
    case ErrorCode::kIndexDamaged:
    case ErrorCode::kSchemaMismatch:
    case ErrorCode::kAddressInUse:
    case ErrorCode::kInternal:
      break;
  }
  return error_response(500, "internal", "the search failed; the log says why");
}

/// Each worker keeps a searcher for the index that it last answered from.
Searcher& searcher_for(const std::shared_ptr<const Index>& index) {
  thread_local std::unique_ptr<Searcher> searcher;
  if (!searcher || &searcher->index() != index.get()) searcher = std::make_unique<Searcher>(index);
  return *searcher;
}

std::string etag_of(const std::string& key) {
  return fmt::format("W/\"{:016x}\"", std::hash<std::string>{}(key));
}

bool etag_matches(std::string_view header, const std::string& etag) {
  return header == "*" || header.find(etag) != std::string_view::npos;
}

HttpResponse static_file(const HttpRequest& request, std::string_view body, std::string type,
                         std::string_view csp = {}) {
  HttpResponse response;
  response.content_type = std::move(type);
  const std::string etag = etag_of(std::string(body));
  response.set("ETag", etag);
  response.set("Cache-Control", "public, max-age=3600");
  if (!csp.empty()) response.set("Content-Security-Policy", std::string(csp));
  if (etag_matches(request.header("if-none-match"), etag)) {
    response.status = 304;
    return response;
  }
  response.body = body;
  return response;
}

}  // namespace

App::App(const ServerOptions& options, std::string results_template, ServerLog& log)
    : options_(options),
      results_template_(std::move(results_template)),
      log_(log),
      cache_(options.cache_mb << 20U),
      limiter_(options.rate_limit),
      query_stats_(options.query_stats, options.query_stats_min_count),
      watcher_(options.db, [this](const IndexWatcher::Event& event) {
        ++(event.switched ? metrics_.index_switches : metrics_.index_refusals);
        log_.write(event.switched ? LogLevel::kInfo : LogLevel::kError,
                   event.switched ? "index_switched" : "index_refused",
                   {{event.switched ? "revision" : "reason", event.text}});
      }) {}

const std::vector<std::string>& App::routes() {
  static const std::vector<std::string> paths = {
      "/",         "/api/v1/search", "/api/v1/suggest", "/api/v1/index",   "/search",
      "/healthz",  "/readyz",        "/metrics",        "/moby-search.js", "/moby-search.css",
      "/demo.css", "/favicon.ico",   "/opensearch.xml", "/openapi.json"};
  return paths;
}

HttpResponse App::respond(const HttpRequest& request) {
  const auto started = Clock::now();
  HttpResponse response;
  const bool known = std::find(routes().begin(), routes().end(), request.path) != routes().end();
  try {
    if (!known) {
      response = error_response(404, "not_found", "there is nothing at this path");
    } else if (!limiter_.allow(request.client)) {
      ++metrics_.rate_limited;
      response = error_response(429, "rate_limited", "too many requests; try again in a second");
      response.set("Retry-After", "1");
    } else {
      response = route(request);
    }
  } catch (const std::exception& error) {
    log_.write(LogLevel::kError, "exception", {{"path", request.path}, {"what", error.what()}});
    response = error_response(500, "internal", "the search failed; the log says why");
  }
  add_cors(request, response);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "strict-origin-when-cross-origin");
  const double seconds = std::chrono::duration<double>(Clock::now() - started).count();
  response.set("Server-Timing", fmt::format("total;dur={:.3f}", seconds * 1000));
  metrics_.count_request(known ? request.path : "other", response.status, seconds);
  ServerLog::Fields fields = {{"method", request.method},
                              {"path", request.path},
                              {"q", request.param("q")},
                              {"status", std::to_string(response.status)},
                              {"bytes", std::to_string(response.body.size())},
                              {"us", std::to_string(static_cast<long>(seconds * 1e6))}};
  if (options_.log_client_addresses) fields.emplace_back("client", request.client);
  log_.write(LogLevel::kInfo, "request", fields);
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
  if (path == "/api/v1/search") return search(request);
  if (path == "/api/v1/suggest") return suggest(request);
  if (path == "/api/v1/index") return index_info(request);
  if (path == "/search") return search_page(request);
  if (path == "/favicon.ico") {
    HttpResponse response;
    response.status = 204;
    response.set("Cache-Control", "public, max-age=86400");
    return response;
  }
  if (path == "/readyz") return ready();
  if (path == "/metrics") return metrics_page();
  if (path == "/opensearch.xml") return open_search(request);
  if (path == "/")
    return static_file(request, assets::kDemoPage, "text/html; charset=utf-8", kPageCsp);
  if (path == "/demo.css")
    return static_file(request, assets::kDemoStyle, "text/css; charset=utf-8");
  if (path == "/openapi.json") return static_file(request, assets::kOpenApi, "application/json");
  if (path == "/moby-search.js") {
    return static_file(request, assets::kWidgetScript, "text/javascript; charset=utf-8");
  }
  if (path == "/moby-search.css") {
    return static_file(request, assets::kWidgetStyle, "text/css; charset=utf-8");
  }
  HttpResponse response;
  response.content_type = "text/plain; charset=utf-8";
  response.set("Cache-Control", "no-store");
  response.body = "ok\n";
  return response;
}

HttpResponse App::no_index() const {
  HttpResponse response =
      error_response(503, "no_index", "there is no index to answer from yet; /readyz says why");
  response.set("Retry-After", "1");
  return response;
}

Result<SearchResponse> App::run_search(const std::shared_ptr<const Index>& index,
                                       const SearchRequest& request) {
  auto response = searcher_for(index).search(request);
  if (!response) {
    if (response.error().code != ErrorCode::kInvalidRequest) {
      log_.write(LogLevel::kError, "search_failed",
                 {{"q", request.query}, {"reason", response.error().message}});
    }
    return response;
  }
  return response;
}

/// An answer that depends on nothing but the index and `key`.
HttpResponse App::from_cache(const HttpRequest& request, const std::string& key,
                             const std::string& content_type,
                             const std::function<Result<CachedBody>()>& make) {
  HttpResponse response;
  response.content_type = content_type;
  const std::string etag = etag_of(key);
  response.set("ETag", etag);
  response.set("Cache-Control", "public, max-age=0, must-revalidate");
  response.set("Vary", "Accept-Encoding");
  if (etag_matches(request.header("if-none-match"), etag)) {
    response.status = 304;
    return response;
  }
  auto body = cache_.find(key);
  ++(body ? metrics_.cache_hits : metrics_.cache_misses);
  if (!body) {
    auto made = make();
    if (!made) return error_from(made.error());
    body = std::make_shared<const CachedBody>(std::move(*made));
    cache_.add(key, body);
  }
  const Encoding encoding = body->plain.size() < kCompressFrom
                                ? Encoding::kIdentity
                                : choose_encoding(request.header("accept-encoding"));
  if (encoding == Encoding::kIdentity) {
    response.body = body->plain;
    return response;
  }
  const std::string& made_before = encoding == Encoding::kGzip ? body->gzip : body->brotli;
  if (made_before.empty()) {
    CachedBody with(*body);
    std::string& encoded = encoding == Encoding::kGzip ? with.gzip : with.brotli;
    encoded = compress(body->plain, encoding);
    response.body = encoded;
    cache_.add(key, std::make_shared<const CachedBody>(std::move(with)));
  } else {
    response.body = made_before;
  }
  response.set("Content-Encoding", std::string(to_string(encoding)));
  return response;
}

HttpResponse App::search(const HttpRequest& http) {
  auto request = search_request_from(http);
  if (!request) return error_from(request.error());
  if (http.has_param("format")) {
    return error_response(400, "invalid_parameter", "there is no parameter 'format' here",
                          "format");
  }
  const auto index = watcher_.current();
  if (!index) return no_index();
  const std::string key = "s" + index->info().revision + canonical_key(*request);
  return from_cache(http, key, "application/json; charset=utf-8", [&]() -> Result<CachedBody> {
    auto found = run_search(index, *request);
    if (!found) return fail(std::move(found.error()));
    if (found->total == 0 && !request->query.empty()) ++metrics_.zero_results;
    if (!request->prefix) query_stats_.count(request->query, found->total > 0);
    return CachedBody{to_json(*found), {}, {}, found->hits.size()};
  });
}

HttpResponse App::search_page(const HttpRequest& http) {
  const std::string format = http.param("format");
  if (!format.empty() && format != "atom" && format != "html") {
    return error_response(400, "invalid_parameter", "format must be html or atom", "format");
  }
  auto request = search_request_from(http);
  if (!request) return error_from(request.error());
  const auto index = watcher_.current();
  if (!index) return no_index();
  const bool atom = format == "atom";
  if (!atom) request->facets = {"author", "tag", "category", "year", "has", "lang"};
  const std::string key = (atom ? "a" : "h") + index->info().revision + canonical_key(*request);
  const std::string type =
      atom ? "application/atom+xml; charset=utf-8" : "text/html; charset=utf-8";
  HttpResponse response = from_cache(http, key, type, [&]() -> Result<CachedBody> {
    auto found = run_search(index, *request);
    if (!found) return fail(std::move(found.error()));
    const std::string body =
        atom ? atom_feed(*request, *found) : results_page(*request, *found, results_template_);
    return CachedBody{body, {}, {}, found->hits.size()};
  });
  if (!atom && response.status == 200)
    response.set("Content-Security-Policy", std::string(kPageCsp));
  return response;
}

HttpResponse App::suggest(const HttpRequest& http) {
  for (const auto& [name, value] : http.params) {
    if (name != "q" && name != "limit" && name != "format") {
      return error_response(400, "invalid_parameter", "there is no parameter '" + name + "'", name);
    }
  }
  const std::string format = http.param("format");
  if (!format.empty() && format != "json" && format != "opensearch") {
    return error_response(400, "invalid_parameter", "format must be json or opensearch", "format");
  }
  auto request = search_request_from(http);
  if (!request) return error_from(request.error());
  const auto index = watcher_.current();
  if (!index) return no_index();
  const bool open_search = format == "opensearch";
  const std::string key =
      (open_search ? "o" : "g") + index->info().revision + canonical_key(*request);
  const std::string type = open_search ? "application/x-suggestions+json; charset=utf-8"
                                       : "application/json; charset=utf-8";
  return from_cache(http, key, type, [&]() -> Result<CachedBody> {
    auto found = searcher_for(index).suggest(request->query, request->limit);
    if (!found) return fail(std::move(found.error()));
    return CachedBody{open_search ? open_search_suggestions(request->query, *found)
                                  : suggestions_json(request->query, *found),
                      {},
                      {},
                      found->size()};
  });
}

HttpResponse App::index_info(const HttpRequest& http) {
  if (!http.params.empty()) {
    return error_response(400, "invalid_parameter", "there are no parameters here",
                          http.params.front().first);
  }
  const auto index = watcher_.current();
  if (!index) return no_index();
  HttpResponse response;
  response.set("Cache-Control", "no-store");
  response.body = to_json(index->info());
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
  gauges.cache_bytes = cache_.bytes();
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
                                          std::string(request.header("host")));
  return response;
}

}  // namespace mobysearch
