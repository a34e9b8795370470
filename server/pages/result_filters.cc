// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "common/text/html_escape.h"
#include "server/pages/page_parts.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

constexpr std::size_t kShownValues = 8;
constexpr std::pair<SortOrder, std::string_view> kSortLabels[] = {
    {SortOrder::kRelevance, "Best match"},
    {SortOrder::kNewest, "Newest"},
    {SortOrder::kOldest, "Oldest"}};

/// In their places on the page.
constexpr auto kFiltersOnPage = [] {
  auto fields = kFilters;
  std::sort(fields.begin(), fields.end(), [](Field a, Field b) {
    return field_spec(a).filter.place < field_spec(b).filter.place;
  });
  return fields;
}();

/// Leads to the search with the filter's value, or without it where it is chosen; from the first
/// page on.
std::string href_of_change(SearchRequest request, Field field, const std::string& value) {
  auto& values = request.filters[field];
  if (std::erase(values, value) == 0) values.push_back(value);
  request.offset = 0;
  return results_href(request);
}

std::string choice(const SearchRequest& request, Field field, const FacetValue& facet) {
  const auto& chosen = request.filters[field];
  const bool on = std::find(chosen.begin(), chosen.end(), facet.value) != chosen.end();
  return fmt::format("<li><a{} href=\"{}\">{}</a> <span class=\"ms-count\">{}</span></li>",
                     on ? " aria-current=\"true\"" : "",
                     href_of_change(request, field, facet.value), escape_html(facet.value),
                     facet.count);
}

/// A filter in use, as a link that takes it away.
std::string chosen(const std::string& href, std::string_view title, const std::string& value) {
  return fmt::format(
      "<li><a href=\"{}\" title=\"Remove this filter\">{}: {} <span aria-hidden=\"true\">×</span>"
      "</a></li>",
      href, title, escape_html(value));
}

std::string choices_of(const SearchRequest& request, Field field, std::vector<FacetValue> values) {
  if (values.size() < 2 && request.filters[field].empty()) return {};
  values.resize(std::min(values.size(), kShownValues));
  if (field == Field::kYear) {
    std::sort(values.begin(), values.end(),
              [](const auto& a, const auto& b) { return a.value > b.value; });
  }
  std::string out = fmt::format("<section><h3>{}</h3><ul>", field_spec(field).filter.title);
  for (const FacetValue& value : values) out += choice(request, field, value);
  return out + "</ul></section>";
}

}  // namespace

std::string chosen_filters(const SearchRequest& request) {
  std::string out;
  if (!request.in.empty()) {
    SearchRequest anywhere = request;
    anywhere.in.clear();
    anywhere.offset = 0;
    out += chosen(results_href(anywhere), "Post", request.in);
  }
  for (Field field : kFiltersOnPage) {
    for (const std::string& value : request.filters[field])
      out += chosen(href_of_change(request, field, value), field_spec(field).filter.title, value);
  }
  return out.empty() ? out
                     : "<ul class=\"ms-chosen\" aria-label=\"Filters in use\">" + out + "</ul>";
}

std::string filter_choices(const SearchRequest& request, const SearchResponse& response) {
  std::string out;
  for (Field field : kFiltersOnPage) {
    for (const auto& [name, values] : response.facets) {
      if (name == field_spec(field).name) out += choices_of(request, field, values);
    }
  }
  if (out.empty()) return out;
  return "<aside class=\"ms-filters\" id=\"filters\" aria-labelledby=\"filters-head\">"
         "<h2 id=\"filters-head\">Narrow down</h2>" +
         out + "</aside>";
}

std::string sort_choices(const SearchRequest& request) {
  std::string out = "<nav class=\"ms-sort\" aria-label=\"Order\">";
  for (const auto& [order, label] : kSortLabels) {
    SearchRequest changed = request;
    changed.sort = order;
    changed.offset = 0;
    out += fmt::format("<a{} href=\"{}\">{}</a>",
                       order == request.sort ? " aria-current=\"true\"" : "", results_href(changed),
                       label);
  }
  return out + "</nav>";
}

}  // namespace mobysearch
