// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/app.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <utility>

#include "common/json_writer.h"
#include "search/response_json.h"
#include "server/http/request_target.h"
#include "server/http/response.h"
#include "server/pages/assets.h"
#include "server/pages/machine_readable.h"
#include "server/pages/page_parts.h"

namespace mobysearch {
namespace {

constexpr std::string_view kCss = "text/css; charset=utf-8";
constexpr std::string_view kScript = "text/javascript; charset=utf-8";

void set_unstored(httplib::Response& response, std::string body, std::string_view content_type) {
  response.set_header("Cache-Control", "no-store");
  set_body(response, std::move(body), content_type);
}

void set_not_found(httplib::Response& response) {
  set_error(response, 404, "not_found", "there is nothing at this path");
}

/// What everybody may know of why the index file is not answered from; the log has more.
std::string_view public_reason(ErrorCode problem) {
  switch (problem) {
    case ErrorCode::kIndexMissing:
      return "the index file cannot be opened";
    case ErrorCode::kIndexForeign:
      return "the file is not a mobysearch index";
    case ErrorCode::kIndexDamaged:
      return "the index file is damaged";
    case ErrorCode::kSchemaMismatch:
      return "the index was built by another version of mobysearch";
    default:
      return "the index file cannot be read for lack of resources";
  }
}

}  // namespace

/// A path and what answers it: a search of the index, another handler, or a file that the binary
/// holds.
struct App::Route {
  std::string_view path;
  void (SearchEndpoint::*search)(const httplib::Request&, const SharedIndex&,
                                 httplib::Response&) = nullptr;
  void (App::*handle)(const httplib::Request&, httplib::Response&) = nullptr;
  std::string_view file{};
  std::string_view content_type{};
};

/// All routes; cpp-httplib tries them in this order, so what is asked most comes first.
const std::vector<App::Route>& App::route_table() {
  static const std::vector<Route> table = {
      {.path = "/api/v1/search", .search = &SearchEndpoint::search},
      {.path = "/api/v1/suggest", .search = &SearchEndpoint::suggest},
      {.path = "/search", .search = &SearchEndpoint::page},
      {.path = "/search/", .handle = &App::without_slash},
      {.path = "/", .handle = &App::front_page},
      {.path = "/api/v1/index", .handle = &App::index_info},
      {.path = "/opensearch.xml", .handle = &App::open_search},
      {.path = "/healthz", .handle = &App::health},
      {.path = "/readyz", .handle = &App::readiness},
      {.path = "/metrics", .handle = &App::metrics_text},
      {.path = "/favicon.ico", .handle = &App::no_icon},
      {.path = "/moby-search.js", .file = assets::kWidgetScript, .content_type = kScript},
      {.path = "/moby-search.css", .file = assets::kWidgetStyle, .content_type = kCss},
      {.path = "/moby-search.ar.json", .file = assets::kArabic, .content_type = kJsonType},
      {.path = "/moby-search.de.json", .file = assets::kGerman, .content_type = kJsonType},
      {.path = "/moby-search.es.json", .file = assets::kSpanish, .content_type = kJsonType},
      {.path = "/moby-search.fr.json", .file = assets::kFrench, .content_type = kJsonType},
      {.path = "/moby-search.ja.json", .file = assets::kJapanese, .content_type = kJsonType},
      {.path = "/moby-search.zh.json", .file = assets::kChinese, .content_type = kJsonType},
      {.path = "/demo.css", .file = assets::kDemoStyle, .content_type = kCss},
      {.path = "/results.css", .file = assets::kResultsStyle, .content_type = kCss},
      {.path = "/openapi.json", .file = assets::kOpenApi, .content_type = kJsonType},
  };
  return table;
}

App::App(const ServerOptions& options, ProxySettings proxies, std::string results_template,
         ServerLog& log)
    : options_(options),
      proxies_(std::move(proxies)),
      log_(log),
      policy_(options_, proxies_, metrics_, log_,
              [this](std::string_view target, httplib::Response& response) {
                return searches_.error_page(target, watcher_.current(), response);
              }),
      searches_(options_, proxies_, std::move(results_template), metrics_, log_),
      watcher_(options.db, [this](const IndexWatcher::Event& event) { take(event); }),
      demo_page_(blog_page({}, {.main = std::string(assets::kDemoMain)}), kHtmlType) {
  for (const Route& route : route_table()) {
    http_.add_route(route.path, policy_.applied_to(route.path, handler_of(route)));
  }
  http_.set_fallback(policy_.applied_to("other", std::bind_front(&App::unrouted, this)));
}

std::vector<std::string_view> App::routes() {
  std::vector<std::string_view> paths;
  for (const Route& route : route_table()) paths.push_back(route.path);
  return paths;
}

std::string App::answer(std::string_view head, const std::string& peer, bool keep_alive) try {
  return http_.answer(head, peer, keep_alive);
} catch (...) {
  return refuse({}, {500, "the server failed"}, peer);
}

std::string App::refuse(const RequestHead& head, const Refusal& refusal,
                        const std::string& peer) try {
  return policy_.refuse(head, refusal, peer);
} catch (...) {
  return {};
}

Handler App::handler_of(const Route& route) {
  Handler handler;
  if (route.search != nullptr) {
    handler = [this, search = route.search](const auto& request, auto& response) {
      if (const auto index = index_for(response)) (searches_.*search)(request, index, response);
    };
  } else if (route.handle != nullptr) {
    handler = std::bind_front(route.handle, this);
  } else {
    handler = [file = std::make_shared<const StaticFile>(route.file, route.content_type)](
                  const auto& request, auto& response) { file->answer(request, response); };
  }
  return [this, handler = std::move(handler)](const auto& request, auto& response) {
    response.status = 200;
    policy_.call_within_rate(handler, request, response);
  };
}

void App::take(const IndexWatcher::Event& event) {
  if (event.index) {
    ++metrics_.index_switches;
    searches_.set_current(event.index);
    log_.write(LogLevel::kInfo, "index_switched", {{"revision", event.index->info().revision}});
  } else {
    ++metrics_.index_refusals;
    if (event.is_dropped) searches_.drop_current();
    log_.write(LogLevel::kError, event.is_dropped ? "index_dropped" : "index_refused",
               {{"reason", event.problem}});
  }
}

App::SharedIndex App::index_for(httplib::Response& response) const {
  auto index = watcher_.current();
  if (!index) {
    set_error(response, 503, "no_index", "there is no index to answer from yet; /readyz says why");
    response.set_header("Retry-After", "1");
  }
  return index;
}

void App::unrouted(const httplib::Request& request, httplib::Response& response) {
  if (response.status != 404) {
    set_error(response, response.status, refusal_code(response.status),
              "the request cannot be parsed");
  } else if (options_.serve_posts) {
    policy_.call_within_rate(std::bind_front(&App::post, this), request, response);
  } else {
    set_not_found(response);
  }
}

Result<std::shared_ptr<const PostPages>> App::posts_of(const SharedIndex& index) {
  const std::lock_guard lock(posts_mutex_);
  if (!posts_ || &posts_->index() != index.get()) {
    auto pages = PostPages::of(index);
    if (!pages) return pages;
    posts_ = std::move(*pages);
  }
  return posts_;
}

void App::post(const httplib::Request& request, httplib::Response& response) {
  const auto index = index_for(response);
  if (!index) return;
  const auto posts = posts_of(index);
  if (!posts) return set_error(response, posts.error());
  auto page = (*posts)->page(request.path);
  if (!page) return set_error(response, page.error());
  if (!*page) return set_not_found(response);
  response.status = 200;
  response.set_header("Cache-Control", "no-cache");
  set_page_headers(response);
  set_body(response, std::move(**page), kHtmlType);
}

void App::front_page(const httplib::Request& request, httplib::Response& response) {
  if (options_.serve_posts) return post(request, response);
  demo_page_.answer(request, response);
}

/// Only a path of our own is put before the query: it leads nowhere else.
void App::without_slash(const httplib::Request& request, httplib::Response& response) {
  const auto query = std::min(request.target.find('?'), request.target.size());
  response.status = 308;
  response.set_header("Cache-Control", "public, max-age=3600");
  response.set_header("Location", "/search" + request.target.substr(query));
}

void App::index_info(const httplib::Request& request, httplib::Response& response) {
  const auto index = index_for(response);
  if (!index) return;
  if (const Params params = params_of(request.target); !params.empty()) {
    return set_error(response, 400, "invalid_parameter", "there are no parameters here",
                     params.front().first);
  }
  set_unstored(response, to_json(index->info()), kJsonType);
}

void App::open_search(const httplib::Request& request, httplib::Response& response) {
  const auto index = watcher_.current();
  response.set_header("Cache-Control", "public, max-age=3600");
  set_body(response,
           open_search_description(index ? index->info() : IndexInfo{},
                                   proxies_.base_url(request, options_.public_url)),
           "application/opensearchdescription+xml; charset=utf-8");
}

void App::health(const httplib::Request&, httplib::Response& response) {
  set_unstored(response, "ok\n", "text/plain; charset=utf-8");
}

void App::readiness(const httplib::Request&, httplib::Response& response) {
  const auto index = watcher_.current();
  const auto problem = watcher_.problem();
  JsonWriter json;
  json.open_object();
  json.boolean("ready", index != nullptr);
  if (index) json.string("revision", index->info().revision);
  if (problem) json.string("problem", public_reason(*problem));
  json.close_object();
  response.status = index ? 200 : 503;
  if (!index) response.set_header("Retry-After", "1");
  set_unstored(response, json.take(), kJsonType);
}

Metrics::Gauges App::gauges() const {
  Metrics::Gauges gauges;
  gauges.cache_bytes = searches_.cache_bytes();
  gauges.log_lines_dropped = log_.dropped();
  gauges.index_problem = watcher_.problem().has_value();
  if (const auto index = watcher_.current()) {
    gauges.revision = index->info().revision;
    gauges.index_posts = index->info().posts;
    std::tm built{};
    if (strptime(index->info().built_at.c_str(), "%Y-%m-%dT%H:%M:%SZ", &built) != nullptr) {
      gauges.index_age_seconds = std::time(nullptr) - timegm(&built);
    }
  }
  return gauges;
}

void App::metrics_text(const httplib::Request&, httplib::Response& response) {
  set_unstored(response, metrics_.to_text(gauges()), "text/plain; version=0.0.4; charset=utf-8");
}

void App::no_icon(const httplib::Request&, httplib::Response& response) {
  response.status = 204;
  response.set_header("Cache-Control", "public, max-age=86400");
}

}  // namespace mobysearch
