// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/results_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/html_escape.h"
#include "server/pages/page_frame.h"
#include "server/pages/page_parts.h"
#include "server/pages/page_texts.h"

namespace mobysearch {
namespace {

std::string href(PageRequest request, int offset) {
  request.offset = offset;
  return results_href(request);
}

bool is_past_the_end(const SearchResponse& response) {
  return response.total > 0 && response.hits.empty();
}

/// Where the last page begins.
int last_offset(const PageRequest& request, const SearchResponse& response) {
  const auto last = std::min<std::int64_t>(response.total - 1, SearchRequest::kMaxOffset);
  return static_cast<int>(last) / request.limit * request.limit;
}

std::optional<int> previous_offset(const PageRequest& request) {
  if (request.offset == 0) return std::nullopt;
  return std::max(0, request.offset - request.limit);
}

std::optional<int> next_offset(const PageRequest& request, const SearchResponse& response) {
  const int next = request.offset + request.limit;
  const bool is_there = next < response.total && next <= SearchRequest::kMaxOffset;
  return is_there ? std::optional(next) : std::nullopt;
}

/// Feeds are always sorted newest first.
std::string feed_href(const PageRequest& request) {
  PageRequest newest = request;
  newest.sort = SortOrder::kNewest;
  return href(newest, 0) + "&amp;format=atom";
}

std::string head_links(const PageRequest& request, const SearchResponse& response) {
  std::string out = "<link rel=\"search\" type=\"application/opensearchdescription+xml\" href=\"" +
                    request.root + "/opensearch.xml\">";
  if (request.query.empty()) return out;
  out +=
      fmt::format("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">",
                  escape_html(request.query), feed_href(request));
  if (is_past_the_end(response)) return out;
  const auto rel = [&](const char* name, std::optional<int> offset) {
    if (offset) out += fmt::format("<link rel=\"{}\" href=\"{}\">", name, href(request, *offset));
  };
  rel("prev", previous_offset(request));
  rel("next", next_offset(request, response));
  return out;
}

std::string paging(const PageRequest& request, const SearchResponse& response,
                   const PageTexts& texts) {
  const auto previous = previous_offset(request);
  const auto next = next_offset(request, response);
  if (!previous && !next) return {};
  const auto link = [&](const char* rel, std::optional<int> offset, std::string_view text) {
    return offset
               ? fmt::format("<a rel=\"{}\" href=\"{}\">{}</a>", rel, href(request, *offset), text)
               : std::string("<span></span>");
  };
  return fmt::format("<nav class=\"ms-pages\" aria-label=\"{}\">{}<span>{}</span>{}</nav>",
                     texts.pages, link("prev", previous, texts.previous),
                     filled(texts.page, {std::to_string(page_number(response))}),
                     link("next", next, texts.next));
}

std::string way_back_from_the_end(const PageRequest& request, const SearchResponse& response,
                                  const PageTexts& texts) {
  return fmt::format(
      "<p>{}</p><ul class=\"ms-back\"><li><a href=\"{}\">{}</a></li><li><a "
      "href=\"{}\">{}</a></li></ul>",
      texts.past_the_end, href(request, last_offset(request, response)), texts.last_page,
      href(request, 0), texts.first_page);
}

std::string advice(const PageTexts& texts) {
  std::string items;
  for (const std::string_view item : texts.advice) items += fmt::format("<li>{}</li>", item);
  return "<ul class=\"ms-advice\">" + items + "</ul>";
}

std::string hits(const PageRequest& request, const SearchResponse& response,
                 const PageTexts& texts) {
  if (is_past_the_end(response)) return way_back_from_the_end(request, response, texts);
  return hit_list(response) + paging(request, response, texts) +
         fmt::format("<p class=\"ms-feed\"><a href=\"{}\">{}</a></p>", feed_href(request),
                     texts.feed);
}

std::string results(const PageRequest& request, const SearchResponse& response,
                    const PageTexts& texts) {
  std::string out =
      fmt::format("<h1>{}</h1>", filled(texts.results_for, {isolated(request.query)}));
  out += "<div class=\"ms-bar\">" + status_line(request, response);
  if (response.total > 1) out += sort_choices(request, texts);
  out += "</div>" + chosen_filters(request, texts);
  if (response.total == 0) return out + advice(texts);
  return out + "<div class=\"ms-columns\"><div>" + hits(request, response, texts) + "</div>" +
         filter_choices(request, response) + "</div>";
}

}  // namespace

std::string results_page(const PageRequest& request, const SearchResponse& response,
                         std::string_view page_template) {
  const PageTexts& texts = page_texts(response.index.lang);
  const bool is_asked = !request.query.empty();
  return framed(
      {is_asked ? request.query : std::string(texts.search), head_links(request, response),
       is_asked ? results(request, response, texts)
                : fmt::format("<h1>{}</h1>{}", texts.search, advice(texts))},
      request, response.index, page_template);
}

}  // namespace mobysearch
