// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/served_site.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include "common/json_writer.h"
#include "search/response_json.h"
#include "search/shards.h"
#include "server/http/request_target.h"
#include "server/http/response.h"
#include "server/pages/machine_readable.h"
#include "server/pages/page_frame.h"
#include "server/public_reason.h"
#include "server/small_answers.h"
#include "server/static_files.h"
#include "server/watched_file.h"

namespace mobysearch {
/// A path and what answers it: a search of the index, another handler, or a file that the binary
/// holds.
struct ServedSite::Route {
  std::string_view path;
  void (SearchEndpoint::*search)(const SiteRequest&, const SharedIndex&,
                                 httplib::Response&) = nullptr;
  void (ServedSite::*handle)(const SiteRequest&, httplib::Response&) = nullptr;
  const StaticFile* file = nullptr;
};

/// All routes; what is asked most comes first.
const std::vector<ServedSite::Route>& ServedSite::route_table() {
  static const std::vector<Route> table = [] {
    std::vector<Route> routes = {
        {.path = "/api/v1/search", .search = &SearchEndpoint::search},
        {.path = "/api/v1/suggest", .search = &SearchEndpoint::suggest},
        {.path = "/search", .search = &SearchEndpoint::page},
        {.path = "/search/", .handle = &ServedSite::without_slash},
        {.path = "/", .handle = &ServedSite::front_page},
        {.path = "/api/v1/index", .handle = &ServedSite::index_info},
        {.path = "/opensearch.xml", .handle = &ServedSite::open_search},
        {.path = "/healthz", .handle = &ServedSite::health},
        {.path = "/readyz", .handle = &ServedSite::readiness},
        {.path = "/metrics", .handle = &ServedSite::metrics_text},
        {.path = "/favicon.ico", .handle = &ServedSite::no_icon},
    };
    for (const auto& [path, file] : static_files()) routes.push_back({.path = path, .file = &file});
    return routes;
  }();
  return table;
}

const ServedSite::Route* ServedSite::route_of(std::string_view path) {
  const auto& table = route_table();
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Route& route) { return route.path == path; });
  return found == table.end() ? nullptr : &*found;
}

ServedSite::ServedSite(const SiteContext& server, std::string name, IndexSource source,
                       SiteSettings settings, std::string results_template)
    : server_(server),
      name_(std::move(name)),
      settings_(std::move(settings)),
      searches_(server, name_, settings_, counters_, std::move(results_template)),
      policy_(
          server, settings_, counters_,
          [this](const std::string& root, std::string_view target, httplib::Response& response) {
            return searches_.error_page(root, target, index(), response);
          }),
      index_(watch(std::move(source))) {}

std::unique_ptr<WatchedIndex> ServedSite::watch(IndexSource source) {
  const auto listener = [this](const WatchedIndex::Event& event) { take(event); };
  if (!source.is_in_shards())
    return std::make_unique<WatchedFile>(std::move(source.file), listener, source.kept);
  return std::make_unique<WatchedShards>(
      std::move(source.shards), listener,
      [this](const WatchedShards::Change& change) { take_shard(change); });
}

std::vector<std::string_view> ServedSite::routes() {
  std::vector<std::string_view> paths;
  for (const Route& route : route_table()) paths.push_back(route.path);
  return paths;
}

void ServedSite::answer(const SiteRequest& request, httplib::Response& response) {
  const bool is_refused = response.status >= 400;  // by cpp-httplib
  const Route* const route = is_refused ? nullptr : route_of(request.path());
  policy_.answer(route == nullptr ? "other" : route->path, request, response, [&](auto& answer) {
    if (is_refused) {
      set_error(answer, answer.status, refusal_code(answer.status), "the request cannot be parsed");
    } else if (route == nullptr && !server_.options.serve_posts) {
      set_not_found(answer);
    } else {
      policy_.call_within_rate(request, answer,
                               [&](auto& within) { answer_route(route, request, within); });
    }
  });
}

void ServedSite::answer_route(const Route* route, const SiteRequest& request,
                              httplib::Response& response) {
  response.status = 200;
  if (route == nullptr) return post(request, response);
  if (route->file != nullptr) return route->file->answer(request.http, response);
  if (route->handle != nullptr) return (this->*route->handle)(request, response);
  search(*route, request, response);
}

/// While a new build is put into place, there may be a moment in which who connects anew finds no
/// shard of the old one any more: such a request waits until the new build is answered from.
void ServedSite::search(const Route& route, const SiteRequest& request,
                        httplib::Response& response) {
  constexpr std::chrono::seconds kPatience{5};
  const auto index = index_for(response);
  if (!index) return;
  (searches_.*route.search)(request, index, response);
  const Shards* const shards = index->shards().get();
  if (response.status != 503 || shards == nullptr || !shards->has_another_build()) return;
  if (look_now_) look_now_();
  const auto next = index_->next_after(index, kPatience);
  if (!next) return;
  response = {};
  response.status = 200;
  (searches_.*route.search)(request, next, response);
}

std::string ServedSite::refuse(const RequestHead& head, const std::string& root,
                               const Refusal& refusal, const std::string& peer) {
  return policy_.refuse(head, root, refusal, peer);
}

void ServedSite::look(const std::stop_token& stop) { index_->look(stop); }

void ServedSite::reload() {
  index_->forget_refusal();
  auto page = read_results_template(settings_.template_file);
  if (page) return searches_.use_template(std::move(*page));
  log(LogLevel::kError, "template_refused", {{"reason", with_hint(page.error())}});
}

void ServedSite::note_settings(bool can_be_read) { settings_can_be_read_ = can_be_read; }

std::optional<ErrorCode> ServedSite::problem() const {
  return settings_can_be_read_ ? index_->problem() : ErrorCode::kInputUnreadable;
}

void ServedSite::log(LogLevel level, std::string_view event, ServerLog::Fields fields) const {
  if (!name_.empty()) fields.emplace_back("site", name_);
  server_.log.write(level, event, fields);
}

void ServedSite::take(const WatchedIndex::Event& event) {
  if (event.index) {
    ++server_.metrics.index_switches;
    searches_.set_current(event.index);
    log(LogLevel::kInfo, "index_switched", {{"revision", event.index->info().revision}});
  } else {
    ++server_.metrics.index_refusals;
    if (event.is_dropped) searches_.drop_current();
    log(LogLevel::kError, event.is_dropped ? "index_dropped" : "index_refused",
        {{"reason", event.problem}});
  }
}

void ServedSite::take_shard(const WatchedShards::Change& change) const {
  const std::string number = std::to_string(change.number);
  if (change.is_back) return log(LogLevel::kInfo, "shard_back", {{"shard", number}});
  log(LogLevel::kWarning, "shard_missing", {{"shard", number}, {"reason", change.reason}});
}

ServedSite::SharedIndex ServedSite::index_for(httplib::Response& response) const {
  auto index = index_->current();
  if (!index) {
    set_error(response, 503, "no_index", "there is no index to answer from yet; /readyz says why");
    response.set_header("Retry-After", "1");
  }
  return index;
}

Result<std::shared_ptr<const PostPages>> ServedSite::posts_of(const SharedIndex& index) {
  const std::lock_guard lock(posts_mutex_);
  if (!posts_ || &posts_->index() != index.get()) {
    auto pages = PostPages::of(index);
    if (!pages) return pages;
    posts_ = std::move(*pages);
  }
  return posts_;
}

void ServedSite::post(const SiteRequest& request, httplib::Response& response) {
  const auto index = index_for(response);
  if (!index) return;
  const auto posts = posts_of(index);
  if (!posts) return set_error(response, posts.error());
  auto page = (*posts)->page(std::string(request.path()));
  if (!page) return set_error(response, page.error());
  if (!*page) return set_not_found(response);
  response.set_header("Cache-Control", "no-cache");
  set_page_headers(response);
  set_body(response, std::move(**page), kHtmlType);
}

void ServedSite::front_page(const SiteRequest& request, httplib::Response& response) {
  if (server_.options.serve_posts) return post(request, response);
  searches_.demo(request, response);
}

/// Only a path of our own is put before the query: it leads nowhere else.
void ServedSite::without_slash(const SiteRequest& request, httplib::Response& response) {
  redirect(request.root + "/search", request.http, response);
}

void ServedSite::index_info(const SiteRequest& request, httplib::Response& response) {
  const auto index = index_for(response);
  if (!index) return;
  if (const Params params = params_of(request.http.target); !params.empty()) {
    return set_error(response, 400, "invalid_parameter", "there are no parameters here",
                     params.front().first);
  }
  set_unstored(response, to_json(*index), kJsonType);
}

void ServedSite::open_search(const SiteRequest& request, httplib::Response& response) {
  const auto index = index_->current();
  response.set_header("Cache-Control", "public, max-age=3600");
  set_body(response,
           open_search_description(
               index ? index->info() : IndexInfo{},
               server_.proxies.base_url(request.http, settings_.public_url) + request.root),
           "application/opensearchdescription+xml; charset=utf-8");
}

void ServedSite::health(const SiteRequest&, httplib::Response& response) { set_alive(response); }

void ServedSite::readiness(const SiteRequest&, httplib::Response& response) {
  const auto index = index_->current();
  const auto why_not = problem();
  const Shards* const shards = index ? index->shards().get() : nullptr;
  const bool is_ready = index && (shards == nullptr || !shards->are_all_missing() || !why_not);
  JsonWriter json;
  json.open_object();
  json.boolean("ready", is_ready);
  if (index) json.string("revision", index->info().revision);
  if (shards != nullptr) write_missing_shards(json, shards->missing());
  if (why_not) json.string("problem", public_reason(*why_not, index_->shard_gauges().has_value()));
  json.close_object();
  response.status = is_ready ? 200 : 503;
  if (!is_ready) response.set_header("Retry-After", "1");
  set_unstored(response, json.take(), kJsonType);
}

IndexGauges ServedSite::gauges() const {
  IndexGauges gauges;
  gauges.has_problem = problem().has_value();
  if (const auto index = index_->current()) {
    gauges.revision = index->info().revision;
    gauges.posts = index->info().posts;
    std::tm built{};
    if (strptime(index->info().built_at.c_str(), "%Y-%m-%dT%H:%M:%SZ", &built) != nullptr) {
      gauges.age_seconds = std::time(nullptr) - timegm(&built);
    }
  }
  return gauges;
}

void ServedSite::metrics_text(const SiteRequest&, httplib::Response& response) {
  if (!name_.empty()) return set_metrics(response, site_metrics_text({sample()}));
  std::string text = server_metrics_text(server_) + index_metrics_text(gauges());
  if (const auto shards = index_->shard_gauges())
    text += shard_metrics_text(*shards, server_.metrics.partial_answers);
  set_metrics(response, std::move(text));
}

SiteSample ServedSite::sample() const {
  return {name_, counters_.requests, counters_.rate_limited, counters_.zero_results, gauges()};
}

void ServedSite::no_icon(const SiteRequest&, httplib::Response& response) { set_no_icon(response); }

}  // namespace mobysearch
