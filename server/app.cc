// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/app.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "common/varint.h"
#include "search/json_writer.h"
#include "search/response_json.h"
#include "server/results_page.h"
#include "server/search_params.h"
#include "server/trusted_proxies.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* kJson = "application/json; charset=utf-8";
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kAtom = "application/atom+xml; charset=utf-8";
constexpr const char* kSuggestions = "application/x-suggestions+json; charset=utf-8";

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

}  // namespace

App::App(const ServerOptions& options, std::string results_template, ServerLog& log)
    : options_(options),
      log_(log),
      answers_(options.cache_mb << 20U, metrics_),
      limiter_(options.rate_limit),
      query_stats_(options.query_stats, options.query_stats_min_count),
      watcher_(options.db, [this](const IndexWatcher::Event& event) {
        ++(event.switched ? metrics_.index_switches : metrics_.index_refusals);
        log_.write(event.switched ? LogLevel::kInfo : LogLevel::kError,
                   event.switched ? "index_switched" : "index_refused",
                   {{event.switched ? "revision" : "reason", event.text}});
      }) {
  use_template(std::move(results_template));
}

void App::use_template(std::string text) {
  auto page = std::make_shared<const PageTemplate>(
      PageTemplate{text, fmt::format("{:x}", std::hash<std::string>{}(text))});
  const std::lock_guard lock(template_mutex_);
  template_ = std::move(page);
}

std::shared_ptr<const App::PageTemplate> App::page_template() const {
  const std::lock_guard lock(template_mutex_);
  return template_;
}

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
    if (!known && !options_.serve_posts) {
      response = error_response(404, "not_found", "there is nothing at this path");
    } else if (limiter_.limits() && !limiter_.allow(client_network(request.client))) {
      ++metrics_.rate_limited;
      response = error_response(429, "rate_limited", "too many requests; try again in a second");
      response.set("Retry-After", "1");
    } else if (options_.serve_posts && (!known || request.path == "/")) {
      response = post_page(request);
    } else {
      response = route(request);
    }
  } catch (const std::exception& error) {
    log_.write(LogLevel::kError, "exception", {{"path", request.path}, {"what", error.what()}});
    response = error_response(500, "internal", "the search failed; the log says why");
  }
  add_cors(request, response);
  response.set("X-Content-Type-Options", "nosniff");
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

void App::record_refusal(int status, const std::string& reason, const std::string& client) {
  metrics_.count_request("refused", status, 0);
  ServerLog::Fields fields = {{"status", std::to_string(status)}, {"reason", reason}};
  if (options_.log_client_addresses) fields.emplace_back("client", client);
  log_.write(LogLevel::kInfo, "refused", fields);
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
  if (static_files_.has(path)) return static_files_.answer(request);
  HttpResponse response;
  response.content_type = "text/plain; charset=utf-8";
  response.set("Cache-Control", "no-store");
  response.body = "ok\n";
  return response;
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

HttpResponse App::post_page(const HttpRequest& request) {
  const auto index = watcher_.current();
  if (!index) return no_index();
  const auto posts = posts_of(index);
  if (!posts) return error_from(posts.error());
  auto page = (*posts)->page(request.path);
  if (!page) return error_from(page.error());
  if (!*page) return error_response(404, "not_found", "there is nothing at this path");
  HttpResponse response;
  response.content_type = kHtml;
  response.set("Cache-Control", "no-cache");
  response.set("Content-Security-Policy", page_security_policy());
  response.set("Referrer-Policy", "strict-origin-when-cross-origin");
  response.body = std::move(**page);
  return response;
}

HttpResponse App::no_index() const {
  HttpResponse response =
      error_response(503, "no_index", "there is no index to answer from yet; /readyz says why");
  response.set("Retry-After", "1");
  return response;
}

Error App::logged(const SearchRequest& request, Error error) {
  if (error.code != ErrorCode::kInvalidRequest) {
    log_.write(LogLevel::kError, "search_failed",
               {{"q", request.query}, {"reason", error.message}});
  }
  return error;
}

Result<CachedBody> App::to_body(const std::shared_ptr<const Index>& index,
                                const SearchRequest& request,
                                const std::function<std::string(const SearchResponse&)>& print) {
  auto found = searcher_for(index).search(request);
  if (!found) return fail(logged(request, std::move(found.error())));
  if (options_.serve_posts) found->index.site_url.clear();  // the posts are here
  return CachedBody{print(*found), {}, {}, found->total > 0};
}

/// Where the key of every cached answer begins. The version: another may answer otherwise.
std::string App::key_of(std::string_view format, const Index& index, const SearchRequest& request) {
  std::string key;
  put_string(key, MOBYSEARCH_VERSION);
  put_string(key, format);
  put_string(key, index.info().revision);
  return key + canonical_key(request);
}

/// A search that a reader made, as against paging through one, or a program's.
void App::count_search(const HttpRequest& http, const SearchRequest& request, bool found) {
  if (http.method != "GET" || request.query.empty() || request.offset > 0) return;
  if (request.prefix) {
    query_stats_.count_typed(request.query, found);
  } else {
    query_stats_.count(request.query, found);
    if (!found) ++metrics_.zero_results;
  }
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
  auto given = answers_.give(
      http, {key_of("json", *index, *request), kJson, [&] {
               return to_body(index, *request,
                              [](const SearchResponse& found) { return to_json(found); });
             }});
  if (!given) return error_from(given.error());
  count_search(http, *request, given->found);
  return std::move(given->response);
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
  if (format == "atom") return feed(http, *request, index);
  request->facets = {"author", "tag", "category", "year", "has", "lang"};
  const auto page = page_template();
  auto given =
      answers_.give(http, {key_of("html", *index, *request) + page->hash, kHtml, [&] {
                             return to_body(index, *request, [&](const SearchResponse& found) {
                               return results_page(*request, found, page->text);
                             });
                           }});
  if (!given) return error_from(given.error());
  count_search(http, *request, given->found);
  HttpResponse& response = given->response;
  const bool own_look = options_.template_file.empty();
  response.set("Referrer-Policy", "strict-origin-when-cross-origin");
  response.set("Content-Security-Policy",
               page_security_policy(own_look ? "" : origin_of(index->info().site_url)));
  return std::move(response);
}

/// Programs fetch a feed again and again: not counted as searches.
HttpResponse App::feed(const HttpRequest& http, const SearchRequest& request,
                       const std::shared_ptr<const Index>& index) {
  const std::string base = base_url(http);
  auto given =
      answers_.give(http, {key_of("atom", *index, request) + base, kAtom, [&] {
                             return to_body(index, request, [&](const SearchResponse& found) {
                               return atom_feed(request, found, base);
                             });
                           }});
  return given ? std::move(given->response) : error_from(given.error());
}

/// Where readers reach this server.
std::string App::base_url(const HttpRequest& request) const {
  if (!options_.public_url.empty()) return options_.public_url;
  const std::string url =
      (request.secure ? "https://" : "http://") + std::string(request.header("host"));
  return url == origin_of(url) ? url : "http://localhost";
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
  const auto answer = [&]() -> Result<CachedBody> {
    auto found = searcher_for(index).suggest(request->query, request->limit);
    if (!found) return fail(logged(*request, std::move(found.error())));
    return CachedBody{open_search ? open_search_suggestions(request->query, *found)
                                  : suggestions_json(request->query, *found),
                      {},
                      {},
                      !found->empty()};
  };
  auto given =
      answers_.give(http, {key_of(open_search ? "opensearch" : "suggest", *index, *request),
                           open_search ? kSuggestions : kJson, answer});
  return given ? std::move(given->response) : error_from(given.error());
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
  gauges.cache_bytes = answers_.bytes();
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
  response.body = open_search_description(index ? index->info() : IndexInfo{}, base_url(request));
  return response;
}

}  // namespace mobysearch
