// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "server/answer_policy.h"
#include "server/index_source.h"
#include "server/metrics.h"
#include "server/pages/post_pages.h"
#include "server/search_endpoint.h"
#include "server/site_context.h"
#include "server/site_metrics.h"
#include "server/site_request.h"
#include "server/site_settings.h"
#include "server/watched_index.h"
#include "server/watched_shards.h"

namespace mobysearch {

/// All that is answered of one index: its searches and pages, with its own settings, rate limit and
/// counts. Thread-safe.
class ServedSite {
 public:
  /// `name` is "" where the server has but this site. Opens no index yet; refers to `server`.
  ServedSite(const SiteContext& server, std::string name, IndexSource source, SiteSettings settings,
             std::string results_template);

  /// The paths that there are; everything else is 404, or a post (ServerOptions::serve_posts).
  static std::vector<std::string_view> routes();

  void answer(const SiteRequest& request, httplib::Response& response);
  /// The bytes of the answer to a request that is refused; `root` as a SiteRequest's.
  std::string refuse(const RequestHead& head, const std::string& root, const Refusal& refusal,
                     const std::string& peer);

  /// Opens the index where there is a new one. One thread at a time may do so.
  void look(const std::stop_token& stop);
  /// Reads the template again, and has the next look() try an index that was refused, too.
  void reload();
  /// What has look() be called at once: for requests that the index has become too old for. Set it
  /// before the first of them.
  void call_when_outdated(std::function<void()> look_now) { look_now_ = std::move(look_now); }
  /// Says in /readyz that the site's settings cannot be read, or no longer that.
  void note_settings(bool can_be_read);

  const std::string& name() const { return name_; }
  std::shared_ptr<const Index> index() const { return index_->current(); }
  std::optional<ErrorCode> problem() const;
  SiteSample sample() const;
  QueryStats& query_stats() { return searches_.query_stats(); }

 private:
  struct Route;
  using SharedIndex = SearchEndpoint::SharedIndex;

  static const std::vector<Route>& route_table();
  static const Route* route_of(std::string_view path);
  /// By a route; without one, with a post.
  void answer_route(const Route* route, const SiteRequest& request, httplib::Response& response);
  std::unique_ptr<WatchedIndex> watch(IndexSource source);
  void search(const Route& route, const SiteRequest& request, httplib::Response& response);
  void take(const WatchedIndex::Event& event);
  void take_shard(const WatchedShards::Change& change) const;
  IndexGauges gauges() const;
  /// The index to answer from; without one, says so in the response and returns nullptr.
  SharedIndex index_for(httplib::Response& response) const;
  /// The posts of the index as pages, made when they are first asked for.
  Result<std::shared_ptr<const PostPages>> posts_of(const SharedIndex& index);
  /// An event in the log, which names the site where there are many.
  void log(LogLevel level, std::string_view event, ServerLog::Fields fields) const;

  // The handlers.
  void front_page(const SiteRequest& request, httplib::Response& response);
  void post(const SiteRequest& request, httplib::Response& response);
  void without_slash(const SiteRequest& request, httplib::Response& response);
  void index_info(const SiteRequest& request, httplib::Response& response);
  void open_search(const SiteRequest& request, httplib::Response& response);
  void health(const SiteRequest& request, httplib::Response& response);
  void readiness(const SiteRequest& request, httplib::Response& response);
  void metrics_text(const SiteRequest& request, httplib::Response& response);
  void no_icon(const SiteRequest& request, httplib::Response& response);

  const SiteContext& server_;
  const std::string name_;
  const SiteSettings settings_;
  SiteCounters counters_;
  std::atomic<bool> settings_can_be_read_{true};
  SearchEndpoint searches_;
  AnswerPolicy policy_;
  std::mutex posts_mutex_;
  std::shared_ptr<const PostPages> posts_;  ///< of the index last asked for
  std::function<void()> look_now_;
  const std::unique_ptr<WatchedIndex> index_;
};

}  // namespace mobysearch
