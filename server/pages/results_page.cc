// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/results_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/input_file.h"
#include "common/text/html_escape.h"
#include "server/pages/assets.h"
#include "server/pages/page_parts.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxTemplateBytes = 1U << 20;
constexpr std::string_view kTitle = "{{title}}";
constexpr std::string_view kHead = "{{head}}";
constexpr std::string_view kHome = "{{home}}";
constexpr std::string_view kForm = "{{form}}";
constexpr std::string_view kMain = "{{main}}";

std::string title(const SearchRequest& request, const IndexInfo& site) {
  return (request.query.empty() ? "Search" : escape_html(request.query)) + " – " +
         escape_html(title_of(site));
}

std::string home_link(const IndexInfo& site) {
  return fmt::format("<a class=\"ms-home\" href=\"{}\">{}</a>",
                     escape_html(public_link(site, site.baseurl + "/")),
                     escape_html(title_of(site)));
}

std::string form(const SearchRequest& request) {
  return fmt::format(
      "<form class=\"ms-form\" action=\"/search\" role=\"search\"><label>Search "
      "<input type=\"search\" name=\"q\" value=\"{}\" autocomplete=\"off\" "
      "maxlength=\"{}\"></label> <button>Search</button></form>",
      escape_html(request.query), SearchRequest::kMaxQueryBytes);
}

std::string href(SearchRequest request, int offset) {
  request.offset = offset;
  return results_href(request);
}

std::optional<int> previous_offset(const SearchRequest& request) {
  if (request.offset == 0) return std::nullopt;
  return std::max(0, request.offset - request.limit);
}

std::optional<int> next_offset(const SearchRequest& request, const SearchResponse& response) {
  const int next = request.offset + request.limit;
  const bool is_there = next < response.total && next <= SearchRequest::kMaxOffset;
  return is_there ? std::optional(next) : std::nullopt;
}

/// Feeds are always sorted newest first.
std::string feed_href(const SearchRequest& request) {
  SearchRequest newest = request;
  newest.sort = SortOrder::kNewest;
  return href(newest, 0) + "&amp;format=atom";
}

std::string head_links(const SearchRequest& request, const SearchResponse& response) {
  std::string out =
      "<link rel=\"search\" type=\"application/opensearchdescription+xml\" "
      "href=\"/opensearch.xml\">";
  if (request.query.empty()) return out;
  out +=
      fmt::format("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">",
                  title(request, response.index), feed_href(request));
  const auto rel = [&](const char* name, std::optional<int> offset) {
    if (offset) out += fmt::format("<link rel=\"{}\" href=\"{}\">", name, href(request, *offset));
  };
  rel("prev", previous_offset(request));
  rel("next", next_offset(request, response));
  return out;
}

std::string paging(const SearchRequest& request, const SearchResponse& response) {
  const auto previous = previous_offset(request);
  const auto next = next_offset(request, response);
  if (!previous && !next) return {};
  const auto link = [&](const char* rel, std::optional<int> offset, const char* text) {
    return offset
               ? fmt::format("<a rel=\"{}\" href=\"{}\">{}</a>", rel, href(request, *offset), text)
               : std::string("<span></span>");
  };
  return "<nav class=\"ms-pages\" aria-label=\"Pages\">" + link("prev", previous, "‹ Previous") +
         fmt::format("<span>Page {}</span>", request.offset / request.limit + 1) +
         link("next", next, "Next ›") + "</nav>";
}

std::string correction(const SearchRequest& request, const SearchResponse& response) {
  if (!response.corrected_query || response.total == 0) return {};
  SearchRequest corrected = request;
  corrected.query = *response.corrected_query;
  return fmt::format("Showing results for <a href=\"{}\">{}</a> instead of “{}”. ",
                     href(corrected, 0), escape_html(corrected.query), escape_html(request.query));
}

std::string status_line(const SearchRequest& request, const SearchResponse& response) {
  std::string out = "<p class=\"ms-status\" role=\"status\">" + correction(request, response);
  if (response.total == 0) {
    out += fmt::format("Nothing found for “{}”.", escape_html(request.query));
  } else {
    out += fmt::format("{}{} post{}", response.total_is_exact ? "" : "About ", response.total,
                       response.total == 1 ? "" : "s");
    const bool is_first_page = response.offset == 0;
    if (response.all_words || !is_first_page) {
      out += '.';
    } else if (response.with_all_words == 0) {
      out += "; none has all of the words.";
    } else {
      out += fmt::format(
          "; the first {} all of the words.",
          response.with_all_words == 1 ? "has" : fmt::format("{} have", response.with_all_words));
    }
  }
  return out + "</p>";
}

constexpr std::string_view kAdvice =
    "<ul class=\"ms-advice\"><li>One or two words find most: <kbd>release notes</kbd></li>"
    "<li>Quotes keep words together: <kbd>\"release notes\"</kbd></li>"
    "<li>A minus leaves a word out: <kbd>release -beta</kbd></li>"
    "<li>Posts with something to watch or read: <kbd>has:video</kbd>, <kbd>has:slides</kbd></li>"
    "</ul>";

std::string results(const SearchRequest& request, const SearchResponse& response) {
  std::string out = fmt::format("<h1>Results for “{}”</h1>", escape_html(request.query));
  out += "<div class=\"ms-bar\">" + status_line(request, response);
  if (response.total > 1) out += sort_choices(request);
  out += "</div>" + chosen_filters(request);
  if (response.total == 0) return out + std::string(kAdvice);
  out += "<div class=\"ms-columns\"><div>" + hit_list(response) + paging(request, response) +
         fmt::format("<p class=\"ms-feed\"><a href=\"{}\">Atom feed of this search</a></p></div>",
                     feed_href(request));
  return out + filter_choices(request, response) + "</div>";
}

}  // namespace

Result<void> check_template(std::string_view page_template) {
  for (const std::string_view mark : {kTitle, kHead, kForm, kMain}) {
    if (page_template.find(mark) == std::string_view::npos) {
      return fail(ErrorCode::kInputUnreadable, fmt::format("the template has no {}", mark));
    }
  }
  return {};
}

Result<std::string> read_results_template(const std::string& file) {
  if (file.empty()) return std::string(assets::kResultsTemplate);
  auto text = read_input_file(file, kMaxTemplateBytes);
  if (!text) {
    return fail(ErrorCode::kInputUnreadable, file + ": the template " + text.error().message,
                "docs/http_api.md describes templates; web/results.html is one");
  }
  if (auto whole = check_template(*text); !whole) {
    return fail(ErrorCode::kInputUnreadable, file + ": " + whole.error().message,
                "docs/http_api.md lists the marks");
  }
  return text;
}

std::string results_page(const SearchRequest& request, const SearchResponse& response,
                         std::string_view page_template) {
  const std::string content =
      request.query.empty() ? "<h1>Search</h1>" + std::string(kAdvice) : results(request, response);
  return fill_template(page_template, {{kTitle, title(request, response.index)},
                                       {kHead, head_links(request, response)},
                                       {kHome, home_link(response.index)},
                                       {kForm, form(request)},
                                       {kMain, content}});
}

}  // namespace mobysearch
