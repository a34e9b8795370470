// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_endpoint.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/index/varint.h"
#include "common/version.h"
#include "search/response_json.h"
#include "server/pages/atom_feed.h"
#include "server/pages/open_search.h"
#include "server/pages/results_page.h"
#include "server/search_params.h"
#include "server/static_files.h"

namespace mobysearch {
namespace {

constexpr const char* kJson = "application/json; charset=utf-8";
constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr const char* kAtom = "application/atom+xml; charset=utf-8";
constexpr const char* kSuggestions = "application/x-suggestions+json; charset=utf-8";

/// Where the key of every cached answer begins. The version: another may answer otherwise.
std::string key_of(std::string_view format, const Index& index, const SearchRequest& request) {
  std::string key;
  put_string(key, version());
  put_string(key, format);
  put_string(key, index.info().revision);
  return key + canonical_key(request);
}

/// Beside those that were asked for.
void ask_for_all_facets(std::vector<std::string>& facets) {
  for (const Field field : kFilters) {
    const std::string name(field_spec(field).name);
    if (std::find(facets.begin(), facets.end(), name) == facets.end()) facets.push_back(name);
  }
}

}  // namespace

SearchEndpoint::SearchEndpoint(const ServerOptions& options, std::string results_template,
                               Metrics& metrics, ServerLog& log)
    : options_(options),
      metrics_(metrics),
      log_(log),
      answers_(options.cache_mb << 20U, metrics),
      query_stats_(options.query_stats, options.query_stats_min_count) {
  use_template(std::move(results_template));
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
  if (error.code != ErrorCode::kInvalidRequest) {
    log_.write(LogLevel::kError, "search_failed",
               {{"q", request.query}, {"reason", error.message}});
  }
  return error;
}

Result<CachedBody> SearchEndpoint::answer(const SharedIndex& index, const SearchRequest& request,
                                          const Printer& print) {
  auto found = searchers_.with(index, [&](Searcher& searcher) { return searcher.search(request); });
  if (!found) return fail(logged(request, std::move(found.error())));
  if (options_.serve_posts) found->index.site_url.clear();  // the posts are here
  return CachedBody{print(*found), {}, {}, found->total > 0};
}

/// A search that a reader made, as against paging through one, or a program's.
void SearchEndpoint::count_search(const HttpRequest& http, const SearchRequest& request,
                                  bool found) {
  if (http.method != "GET" || request.query.empty() || request.offset > 0) return;
  if (request.prefix) {
    query_stats_.count_typed(request.query, found);
  } else {
    query_stats_.count(request.query, found);
    if (!found) ++metrics_.zero_results;
  }
}

HttpResponse SearchEndpoint::search(const HttpRequest& http, const SharedIndex& index) {
  auto request = search_request_from(http);
  if (!request) return error_response(request.error());
  auto given = answers_.give(
      http, {key_of("json", *index, *request), kJson, [&] {
               return answer(index, *request,
                             [](const SearchResponse& found) { return to_json(found); });
             }});
  if (!given) return error_response(given.error());
  count_search(http, *request, given->found);
  return std::move(given->response);
}

HttpResponse SearchEndpoint::page(const HttpRequest& http, const SharedIndex& index) {
  auto request = search_request_from(http, {"html", "atom"});
  if (!request) return error_response(request.error());
  if (http.param("format") == "atom") return feed(http, *request, index);
  ask_for_all_facets(request->facets);
  const auto page = page_template();
  auto given =
      answers_.give(http, {key_of("html", *index, *request) + page->hash, kHtml, [&] {
                             return answer(index, *request, [&](const SearchResponse& found) {
                               return results_page(*request, found, page->text);
                             });
                           }});
  if (!given) return error_response(given.error());
  count_search(http, *request, given->found);
  HttpResponse& response = given->response;
  const bool own_look = options_.template_file.empty();
  response.set("Referrer-Policy", "strict-origin-when-cross-origin");
  response.set("Content-Security-Policy",
               page_security_policy(own_look ? "" : origin_of(index->info().site_url)));
  return std::move(response);
}

/// Programs fetch a feed again and again: not counted as searches.
HttpResponse SearchEndpoint::feed(const HttpRequest& http, const SearchRequest& request,
                                  const SharedIndex& index) {
  const std::string base = base_url(http, options_.public_url);
  auto given =
      answers_.give(http, {key_of("atom", *index, request) + base, kAtom, [&] {
                             return answer(index, request, [&](const SearchResponse& found) {
                               return atom_feed(request, found, base);
                             });
                           }});
  return given ? std::move(given->response) : error_response(given.error());
}

HttpResponse SearchEndpoint::suggest(const HttpRequest& http, const SharedIndex& index) {
  for (const auto& [name, value] : http.params) {
    if (name != "q" && name != "limit" && name != "format") {
      return error_response(400, "invalid_parameter", "there is no parameter '" + name + "'", name);
    }
  }
  auto request = search_request_from(http, {"json", "opensearch"});
  if (!request) return error_response(request.error());
  const bool open_search = http.param("format") == "opensearch";
  const auto make = [&]() -> Result<CachedBody> {
    auto found = searchers_.with(index, [&](Searcher& searcher) {
      return searcher.suggest(request->query, request->limit);
    });
    if (!found) return fail(logged(*request, std::move(found.error())));
    return CachedBody{open_search ? open_search_suggestions(request->query, *found)
                                  : suggestions_json(request->query, *found),
                      {},
                      {},
                      !found->empty()};
  };
  auto given =
      answers_.give(http, {key_of(open_search ? "opensearch" : "suggest", *index, *request),
                           open_search ? kSuggestions : kJson, make});
  return given ? std::move(given->response) : error_response(given.error());
}

}  // namespace mobysearch
