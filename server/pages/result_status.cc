// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "common/text/html_escape.h"
#include "server/pages/page_parts.h"
#include "server/pages/page_texts.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

int pages_of(std::int64_t posts, int limit) {
  return static_cast<int>((posts + limit - 1) / limit);
}

/// Those that a reader can turn to: no page begins beyond the largest offset.
int page_count(const SearchResponse& response) {
  const std::int64_t after = response.total - response.offset - response.limit;
  const int reachable = (SearchRequest::kMaxOffset - response.offset) / response.limit;
  return page_number(response) +
         std::min(after > 0 ? pages_of(after, response.limit) : 0, reachable);
}

std::string correction(const PageRequest& request, const SearchResponse& response,
                       const PageTexts& texts) {
  if (!response.corrected_query || response.total == 0) return {};
  PageRequest corrected = request;
  corrected.query = *response.corrected_query;
  corrected.offset = 0;
  return filled(texts.corrected, {fmt::format("<a href=\"{}\">{}</a>", results_href(corrected),
                                              isolated(corrected.query)),
                                  isolated(request.query)});
}

/// How many posts there are, and which page of them this is.
std::string place(const SearchResponse& response, const PageTexts& texts) {
  const std::string count = count_of_posts(texts, response.total, response.total_is_exact);
  const int pages = page_count(response);
  if (pages < 2 || response.hits.empty()) return count;
  return filled(texts.on_page,
                {count, std::to_string(page_number(response)), std::to_string(pages)});
}

/// How the line ends: with what is missing in the posts, once.
std::string_view ending(const SearchResponse& response, const PageTexts& texts) {
  if (response.all_words || response.offset > 0) return texts.full_stop;
  if (response.with_all_words == 0) return texts.none_has_all;
  return response.with_all_words == 1 ? texts.first_has_all : texts.some_have_all;
}

}  // namespace

int page_number(const SearchResponse& response) {
  return 1 + pages_of(response.offset, response.limit);
}

std::string status_line(const PageRequest& request, const SearchResponse& response) {
  const PageTexts& texts = page_texts(response.index.lang);
  const std::string found =
      response.total == 0
          ? filled(texts.nothing_for, {isolated(request.query)})
          : filled(ending(response, texts),
                   {place(response, texts), std::to_string(response.with_all_words)});
  const std::string_view partial = response.missing_shards.empty() ? "" : texts.partial;
  return fmt::format("<p class=\"ms-status\" role=\"status\">{}{}{}</p>",
                     correction(request, response, texts), found, partial);
}

}  // namespace mobysearch
