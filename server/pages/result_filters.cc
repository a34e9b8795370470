// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/result_filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/html_escape.h"
#include "server/search_params.h"

namespace mobysearch {
namespace {

constexpr std::size_t kShownValues = 8;

struct Filter {
  std::string_view name;
  std::string_view label;
  std::vector<std::string> SearchRequest::*values;
};
constexpr std::array<Filter, 6> kFilters = {{{"has", "With", &SearchRequest::has},
                                             {"author", "Author", &SearchRequest::authors},
                                             {"year", "Year", &SearchRequest::years},
                                             {"tag", "Tag", &SearchRequest::tags},
                                             {"category", "Category", &SearchRequest::categories},
                                             {"lang", "Language", &SearchRequest::langs}}};

std::string href(const SearchRequest& request) {
  return "/search?" + escape_html(query_string(request));
}

/// The search as it is without the filter's value; from its first page on.
SearchRequest without(SearchRequest request, const Filter& filter, const std::string& value) {
  auto& values = request.*(filter.values);
  values.erase(std::remove(values.begin(), values.end(), value), values.end());
  request.offset = 0;
  return request;
}

SearchRequest with(SearchRequest request, const Filter& filter, const std::string& value) {
  (request.*(filter.values)).push_back(value);
  request.offset = 0;
  return request;
}

std::string choice(const SearchRequest& request, const Filter& filter, const FacetValue& facet) {
  const auto& chosen = request.*(filter.values);
  const bool on = std::find(chosen.begin(), chosen.end(), facet.value) != chosen.end();
  const SearchRequest changed =
      on ? without(request, filter, facet.value) : with(request, filter, facet.value);
  return fmt::format("<li><a{} href=\"{}\">{}</a> <span class=\"ms-count\">{}</span></li>",
                     on ? " aria-current=\"true\"" : "", href(changed), escape_html(facet.value),
                     facet.count);
}

std::string choices_of(const SearchRequest& request, const Filter& filter,
                       std::vector<FacetValue> values) {
  if (values.size() < 2 && (request.*(filter.values)).empty()) return {};
  values.resize(std::min(values.size(), kShownValues));
  if (filter.name == "year") {
    std::sort(values.begin(), values.end(),
              [](const auto& a, const auto& b) { return a.value > b.value; });
  }
  std::string out = fmt::format("<section><h3>{}</h3><ul>", filter.label);
  for (const FacetValue& value : values) out += choice(request, filter, value);
  return out + "</ul></section>";
}

std::string_view label_of(SortOrder order) {
  switch (order) {
    case SortOrder::kRelevance:
      return "Best match";
    case SortOrder::kNewest:
      return "Newest";
    case SortOrder::kOldest:
      return "Oldest";
  }
  return {};
}

}  // namespace

std::string chosen_filters(const SearchRequest& request) {
  std::string out;
  for (const Filter& filter : kFilters) {
    for (const std::string& value : request.*(filter.values)) {
      out += fmt::format(
          "<li><a href=\"{}\" title=\"Remove this filter\">{}: {} <span "
          "aria-hidden=\"true\">×</span>"
          "</a></li>",
          href(without(request, filter, value)), filter.label, escape_html(value));
    }
  }
  return out.empty() ? out
                     : "<ul class=\"ms-chosen\" aria-label=\"Filters in use\">" + out + "</ul>";
}

std::string filter_choices(const SearchRequest& request, const SearchResponse& response) {
  std::string out;
  for (const Filter& filter : kFilters) {
    for (const auto& [name, values] : response.facets) {
      if (name == filter.name) out += choices_of(request, filter, values);
    }
  }
  if (out.empty()) return out;
  return "<aside class=\"ms-filters\" id=\"filters\" aria-labelledby=\"filters-head\">"
         "<h2 id=\"filters-head\">Narrow down</h2>" +
         out + "</aside>";
}

std::string sort_choices(const SearchRequest& request) {
  std::string out = "<nav class=\"ms-sort\" aria-label=\"Order\">";
  for (const SortOrder order : {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
    SearchRequest changed = request;
    changed.sort = order;
    changed.offset = 0;
    out += fmt::format("<a{} href=\"{}\">{}</a>",
                       order == request.sort ? " aria-current=\"true\"" : "", href(changed),
                       label_of(order));
  }
  return out + "</nav>";
}

}  // namespace mobysearch
