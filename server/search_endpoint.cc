// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_endpoint.h"

#include <fmt/format.h>
#include <httplib.h>

#include "common/index/varint.h"
#include "common/text/url.h"
#include "common/version.h"
#include "search/response_json.h"
#include "server/http/request_target.h"
#include "server/pages/error_page.h"
#include "server/pages/machine_readable.h"
#include "server/pages/page_parts.h"
#include "server/pages/results_page.h"
#include "server/search_params.h"

namespace mobysearch {
namespace {

constexpr std::string_view kAtom = "application/atom+xml; charset=utf-8";
constexpr std::string_view kSuggestions = "application/x-suggestions+json; charset=utf-8";

SearchRequest with_all_facets(SearchRequest request) {
  for (const Field field : kFilters) request.facets.emplace_back(field_spec(field).name);
  return request;
}

/// In a server of many sites there are searchers of many, of which few are used at once.
std::size_t max_idle_searchers(const ServerOptions& options) {
  return options.sites.empty() ? SIZE_MAX : 1;
}

bool is_feed(std::string_view target) { return param_of(target, "format") == "atom"; }

/// Whether a page is what is asked for, however the rest of the target is.
bool is_of_page(std::string_view target) {
  const std::string path = percent_decode_leniently(target.substr(0, target.find('?')));
  return (path == "/search" || path == "/search/") && !is_feed(target);
}

}  // namespace

// Searchers and indexes are made and destroyed outside the lock: that takes its time.

void SearcherPool::set_current(std::shared_ptr<const Index> index) {
  Searchers old;
  const std::lock_guard lock(mutex_);
  current_.swap(index);
  idle_.swap(old);
}

Result<std::unique_ptr<Searcher>> SearcherPool::take(const std::shared_ptr<const Index>& index) {
  {
    const std::lock_guard lock(mutex_);
    if (index == current_ && !idle_.empty()) {
      auto searcher = std::move(idle_.back());
      idle_.pop_back();
      return searcher;
    }
  }
  auto searcher = Searcher::open(index);
  if (!searcher) return fail(std::move(searcher.error()));
  return std::make_unique<Searcher>(std::move(*searcher));
}

void SearcherPool::give_back(std::unique_ptr<Searcher> searcher) {
  const std::lock_guard lock(mutex_);
  if (&searcher->index() == current_.get() && idle_.size() < max_idle_) {
    idle_.push_back(std::move(searcher));
  }
}

SearchEndpoint::SearchEndpoint(const SiteContext& server, std::string name,
                               const SiteSettings& settings, SiteCounters& counters,
                               std::string results_template)
    : server_(server),
      name_(std::move(name)),
      settings_(settings),
      counters_(counters),
      searchers_(max_idle_searchers(server.options)),
      query_stats_(server.options.query_stats, server.options.query_stats_min_count) {
  use_template(std::move(results_template));
}

void SearchEndpoint::drop_current() {
  searchers_.set_current(nullptr);
  server_.answers.clear();
}

/// The key of a cached answer, to which what else it depends on may be added. It names the version
/// of the program, since another may answer otherwise, and the site, since two may have one index.
std::string SearchEndpoint::key_of(std::string_view format, const Index& index,
                                   const SearchRequest& request) const {
  std::string key;
  put_string(key, version());
  put_string(key, name_);
  put_string(key, format);
  put_string(key, index.info().revision);
  return key + canonical_key(request);
}

void SearchEndpoint::use_template(std::string text) {
  auto page = std::make_shared<const PageTemplate>(
      PageTemplate{text, fmt::format("{:x}", std::hash<std::string>{}(text))});
  const std::lock_guard lock(template_mutex_);
  template_ = std::move(page);
}

std::shared_ptr<const SearchEndpoint::PageTemplate> SearchEndpoint::page_template() const {
  const std::lock_guard lock(template_mutex_);
  return template_;
}

Error SearchEndpoint::logged(const SearchRequest& request, Error error) {
  const bool is_known =
      error.code == ErrorCode::kInvalidRequest ||
      error.code == ErrorCode::kIndexMissing;  // each shard was said to be missing
  if (!is_known) {
    server_.log.write(LogLevel::kError, "search_failed",
                      {{"q", request.query}, {"reason", with_hint(error)}});
  }
  return error;
}

std::optional<bool> SearchEndpoint::answer(const CacheRequest& wanted, const httplib::Request& http,
                                           httplib::Response& response) {
  const auto has_results = server_.answers.get_or_make(wanted, http, response);
  if (has_results) return *has_results;
  set_error(response, has_results.error());
  return std::nullopt;
}

CachedBody SearchEndpoint::body_of(std::string text, bool has_results,
                                   const std::vector<std::uint32_t>& missing_shards) {
  const bool is_partial = !missing_shards.empty();
  if (is_partial) ++server_.metrics.partial_answers;
  return {std::move(text), {}, {}, has_results, is_partial};
}

Result<CachedBody> SearchEndpoint::found_by(const SearchRequest& request, const SharedIndex& index,
                                            const Renderer& render) {
  auto found = searchers_.with(index, [&](Searcher& searcher) { return searcher.search(request); });
  if (!found) return fail(logged(request, std::move(found.error())));
  if (server_.options.serve_posts) found->index.site_url.clear();  // the posts are here
  return body_of(render(*found), found->total > 0, found->missing_shards);
}

Result<CachedBody> SearchEndpoint::completions(const SearchRequest& request,
                                               const SharedIndex& index, bool for_browser) {
  auto found = searchers_.with(
      index, [&](Searcher& searcher) { return searcher.suggest(request.query, request.limit); });
  if (!found) return fail(logged(request, std::move(found.error())));
  const auto render = for_browser ? open_search_suggestions : suggestions_json;
  return body_of(render(request.query, found->found), !found->found.empty(), found->missing_shards);
}

/// Counts what readers look for: not the further pages of it, nor what programs fetch (feeds).
void SearchEndpoint::count_search(const httplib::Request& http, const SearchRequest& request,
                                  bool has_results) {
  if (http.method != "GET" || request.query.empty() || request.offset > 0) return;
  if (request.prefix) {
    query_stats_.count_typed(request.query, has_results);
  } else {
    query_stats_.count(request.query, has_results);
    if (has_results) return;
    ++server_.metrics.zero_results;
    ++counters_.zero_results;
  }
}

void SearchEndpoint::search(const SiteRequest& asked, const SharedIndex& index,
                            httplib::Response& response) {
  const auto request = search_request_from(params_of(asked.http.target));
  if (!request) return set_error(response, request.error());
  const auto make = [&] {
    return found_by(*request, index, [](const SearchResponse& found) { return to_json(found); });
  };
  const auto has_results =
      answer({key_of("json", *index, *request), kJsonType, make}, asked.http, response);
  if (has_results) count_search(asked.http, *request, *has_results);
}

void SearchEndpoint::page(const SiteRequest& asked, const SharedIndex& index,
                          httplib::Response& response) {
  if (is_feed(asked.http.target)) return feed(asked, index, response);
  const PageRequest request(with_all_facets(page_request_from(params_of(asked.http.target))),
                            asked.root);
  const auto page = page_template();
  const auto make = [&] {
    return found_by(request, index, [&](const SearchResponse& found) {
      return results_page(request, found, page->text);
    });
  };
  const auto has_results =
      answer({key_of("html", *index, request) + page->hash + request.root, kHtmlType, make},
             asked.http, response);
  if (!has_results) return;
  count_search(asked.http, request, *has_results);
  set_own_page_headers(index->info(), response);
}

void SearchEndpoint::set_own_page_headers(const IndexInfo& site,
                                          httplib::Response& response) const {
  const bool own_look = settings_.template_file.empty();
  set_page_headers(response, own_look ? "" : origin_of(site.site_url));
}

std::string SearchEndpoint::error_page(const std::string& root, std::string_view target,
                                       const SharedIndex& index,
                                       httplib::Response& response) const {
  if (!is_of_page(target)) return {};
  IndexInfo site = index ? index->info() : IndexInfo{};
  set_own_page_headers(site, response);
  if (server_.options.serve_posts) site.site_url.clear();  // the posts are here
  return mobysearch::error_page(response.status, {page_request_from(params_of(target)), root}, site,
                                page_template()->text);
}

void SearchEndpoint::feed(const SiteRequest& asked, const SharedIndex& index,
                          httplib::Response& response) {
  const auto request = search_request_from(params_of(asked.http.target), {"atom"});
  if (!request) return set_error(response, request.error());
  const std::string base = server_.proxies.base_url(asked.http, settings_.public_url) + asked.root;
  const auto make = [&] {
    return found_by(*request, index,
                    [&](const SearchResponse& found) { return atom_feed(*request, found, base); });
  };
  answer({key_of("atom", *index, *request) + base, kAtom, make}, asked.http, response);
}

void SearchEndpoint::suggest(const SiteRequest& asked, const SharedIndex& index,
                             httplib::Response& response) {
  const Params params = params_of(asked.http.target);
  for (const auto& [name, value] : params) {
    if (name != "q" && name != "limit" && name != "format") {
      return set_error(response, 400, "invalid_parameter",
                       fmt::format("there is no parameter '{}'", name), name);
    }
  }
  const auto request = search_request_from(params, {"json", "opensearch"});
  if (!request) return set_error(response, request.error());
  const bool for_browser = param_of(asked.http.target, "format") == "opensearch";
  const auto make = [&] { return completions(*request, index, for_browser); };
  answer({key_of(for_browser ? "opensearch" : "suggest", *index, *request),
          for_browser ? kSuggestions : kJsonType, make},
         asked.http, response);
}

void SearchEndpoint::demo(const SiteRequest& asked, httplib::Response& response) {
  std::string key;
  put_string(key, version());
  const auto make = [&]() -> Result<CachedBody> {
    return CachedBody{demo_page(asked.root), {}, {}};
  };
  if (answer({key + "demo" + asked.root, kHtmlType, make}, asked.http, response)) {
    set_page_headers(response);
  }
}

}  // namespace mobysearch
