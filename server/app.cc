// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/app.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <functional>
#include <utility>

#include "common/json_writer.h"
#include "server/http/response.h"
#include "server/index_source.h"
#include "server/pages/page_frame.h"
#include "server/small_answers.h"
#include "server/static_files.h"

namespace mobysearch {
namespace {

/// Between two looks at the index: to ask shards costs each of their servers something.
constexpr std::chrono::milliseconds kInterval{250};
constexpr std::chrono::milliseconds kShardInterval{1000};

std::string hosts_path(const ServerOptions& options) { return options.sites + "/hosts"; }

/// A server may be started before its index is made; the name may be mistyped, too.
void say_if_missing(const ServedSite& site, const ServerOptions& options, ServerLog& log) {
  if (site.problem() != ErrorCode::kIndexMissing) return;
  log.write(LogLevel::kInfo, "waiting_for_index",
            {{"db", fmt::format("{}", fmt::join(options.dbs, " "))},
             {"reason",
              "there is no index yet (mobysearch index makes it; it is taken up once it "
              "is there)"}});
}

}  // namespace

Result<AppFiles> AppFiles::read(const ServerOptions& options) {
  auto page = read_results_template(options.template_file);
  if (!page) return fail(std::move(page.error()));
  if (options.sites.empty()) return AppFiles{std::move(*page), {}};
  auto hosts = HostMap::read(hosts_path(options));
  if (!hosts) return fail(std::move(hosts.error()));
  return AppFiles{std::move(*page), std::move(*hosts)};
}

App::App(const ServerOptions& options, ProxySettings proxies, AppFiles files, ServerLog& log)
    : options_(options),
      proxies_(std::move(proxies)),
      answers_(options.cache_mb << 20U, metrics_),
      context_{options_, proxies_, metrics_, answers_, log},
      policy_(context_, options_, counters_,
              [](const auto&, auto, auto&) { return std::string(); }),
      hosts_(std::make_shared<const HostMap>(std::move(files.hosts))) {
  static_files();
  WatchThread::Look look;
  auto interval = kInterval;
  if (options_.sites.empty()) {
    IndexSource source = *index_source(options_);  // it was validated
    if (source.is_in_shards()) interval = kShardInterval;
    warn_of_public_addresses(source.shards, log);
    only_ = std::make_unique<ServedSite>(context_, "", std::move(source), options_,
                                         std::move(files.results_template));
    look = std::bind_front(&ServedSite::look, only_.get());
  } else {
    sites_ = std::make_unique<SiteTable>(context_);
    look = std::bind_front(&SiteTable::look, sites_.get());
  }
  http_.set_handler(std::bind_front(&App::answer_request, this));
  thread_ = std::make_unique<WatchThread>(interval, std::move(look));
  if (!only_) return;
  only_->call_when_outdated(std::bind_front(&WatchThread::look_now, thread_.get()));
  say_if_missing(*only_, options_, log);
}

std::string App::answer(std::string_view head, const std::string& peer, bool keep_alive) try {
  return http_.answer(head, peer, keep_alive);
} catch (...) {
  return refuse({}, {500, "the server failed"}, peer);
}

std::string App::refuse(const RequestHead& head, const Refusal& refusal,
                        const std::string& peer) try {
  if (only_) return only_->refuse(head, {}, refusal, peer);
  // A site is not opened for what is no request.
  const auto address = address_of(head.target, head.header("Host"), *hosts());
  const auto site = address ? sites_->find_open(address->name) : nullptr;
  return site ? site->refuse(head, address->root, refusal, peer)
              : policy_.refuse(head, {}, refusal, peer);
} catch (...) {
  return {};
}

void App::answer_request(const httplib::Request& request, httplib::Response& response) {
  if (only_) return only_->answer({request, {}}, response);
  answer_of_many(request, response);
}

void App::answer_of_many(const httplib::Request& request, httplib::Response& response) {
  const auto map = hosts();
  const std::string host = request.get_header_value("Host");
  if (!map->site_of(host) && answer_at_top(request, response)) return;
  if (const auto address = address_of(request.target, host, *map)) {
    return answer_of_site(*address, request, response);
  }
  answer_alone("other", request, response, set_not_found);
}

void App::answer_of_site(const RequestedSite& address, const httplib::Request& request,
                         httplib::Response& response) {
  const auto site = sites_->find(address.name);
  if (!site) {
    const bool is_unknown = site.error().code == ErrorCode::kIndexMissing;
    return answer_alone("other", request, response, [&](auto& answer) {
      set_error(answer, is_unknown ? 404 : 503, is_unknown ? "not_found" : "overloaded",
                site.error().message);
      if (!is_unknown) answer.set_header("Retry-After", "1");
    });
  }
  if (request.path == address.root) {  // its links begin below it
    return answer_alone("other", request, response,
                        [&](auto& answer) { redirect(address.root + "/", request, answer); });
  }
  (*site)->answer({request, address.root}, response);
}

bool App::answer_at_top(const httplib::Request& request, httplib::Response& response) {
  const std::pair<std::string_view, Handler> handlers[] = {
      {"/healthz", set_alive},
      {"/readyz", [this](auto& answer) { readiness(answer); }},
      {"/metrics", [this](auto& answer) { set_metrics(answer, metrics_text()); }},
      {"/favicon.ico", set_no_icon},
  };
  for (const auto& [path, handler] : handlers) {
    if (path != request.path) continue;
    answer_alone(path, request, response, [&, &handler = handler](auto& answer) {
      answer.status = 200;
      policy_.call_within_rate({request, {}}, answer, handler);
    });
    return true;
  }
  return false;
}

void App::answer_alone(std::string_view route, const httplib::Request& request,
                       httplib::Response& response, const Handler& handler) {
  policy_.answer(route, {request, {}}, response, handler);
}

void App::readiness(httplib::Response& response) const {
  const bool is_ready = sites_->is_readable();
  JsonWriter json;
  json.open_object();
  json.boolean("ready", is_ready);
  json.integer("sites_open", static_cast<std::int64_t>(sites_->sample().open));
  if (!is_ready) json.string("problem", "the folder of the sites cannot be read");
  json.close_object();
  response.status = is_ready ? 200 : 503;
  if (!is_ready) response.set_header("Retry-After", "1");
  set_unstored(response, json.take(), kJsonType);
}

std::string App::metrics_text() const {
  std::vector<SiteSample> samples;
  for (const OpenSite& each : sites_->open()) samples.push_back(each.site->sample());
  return server_metrics_text(context_) + site_table_metrics_text(sites_->sample()) +
         site_metrics_text(samples);
}

std::shared_ptr<const HostMap> App::hosts() const {
  const std::lock_guard lock(hosts_mutex_);
  return hosts_;
}

void App::reload() {
  if (only_) {
    only_->reload();
  } else {
    sites_->reload();
    auto map = HostMap::read(hosts_path(options_));
    if (!map) {
      context_.log.write(LogLevel::kError, "hosts_refused", {{"reason", with_hint(map.error())}});
    } else {
      auto fresh = std::make_shared<const HostMap>(std::move(*map));
      const std::lock_guard lock(hosts_mutex_);
      hosts_.swap(fresh);
    }
  }
  thread_->look_now();
}

std::string App::query_stats() {
  if (only_) return only_->query_stats().to_json();
  JsonWriter json;
  json.open_object();
  json.boolean("enabled", options_.query_stats);
  json.objects("sites", sites_->open(), [&](const OpenSite& each) {
    json.string("site", each.site->name());
    each.site->query_stats().write(json);
  });
  json.close_object();
  return json.take();
}

}  // namespace mobysearch
