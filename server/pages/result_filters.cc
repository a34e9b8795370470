// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "common/text/html_escape.h"
#include "server/pages/page_parts.h"
#include "server/pages/page_texts.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

constexpr std::size_t kShownValues = 8;
constexpr SortOrder kSortOrders[] = {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest};

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
std::string href_of_change(PageRequest request, Field field, const std::string& value) {
  auto& values = request.filters[field];
  if (std::erase(values, value) == 0) values.push_back(value);
  request.offset = 0;
  return results_href(request);
}

/// In the same order still.
std::string href_without_filters(PageRequest request) {
  request.filters = {};
  request.in.clear();
  request.offset = 0;
  return results_href(request);
}

std::string choice(const PageRequest& request, Field field, const FacetValue& facet,
                   const PageTexts& texts) {
  const auto& chosen = request.filters[field];
  const bool on = std::find(chosen.begin(), chosen.end(), facet.value) != chosen.end();
  return fmt::format("<li><a{} href=\"{}\">{}</a> <bdi class=\"ms-count\">{}</bdi></li>",
                     on ? " aria-current=\"true\"" : "",
                     href_of_change(request, field, facet.value),
                     isolated(value_label(texts, field, facet.value)), facet.count);
}

/// A filter in use, as a link that takes it away. `value` is markup.
std::string chosen(const PageTexts& texts, const std::string& href, std::string_view name,
                   const std::string& value) {
  return fmt::format(
      "<li><a href=\"{}\" title=\"{}\">{} <span aria-hidden=\"true\">×</span></a></li>", href,
      texts.remove_filter, filled(texts.chosen, {std::string(name), value}));
}

std::string href_of_all_posts(PageRequest request) {
  request.in.clear();
  request.offset = 0;
  return results_href(request);
}

std::string choices_of(const PageRequest& request, Field field, std::vector<FacetValue> values,
                       const PageTexts& texts) {
  if (values.size() < 2 && request.filters[field].empty()) return {};
  values.resize(std::min(values.size(), kShownValues));
  if (field == Field::kYear) {
    std::sort(values.begin(), values.end(),
              [](const auto& a, const auto& b) { return a.value > b.value; });
  }
  std::string out = fmt::format("<section><h3>{}</h3><ul>", filter_label(texts, field));
  for (const FacetValue& value : values) out += choice(request, field, value, texts);
  return out + "</ul></section>";
}

}  // namespace

std::string chosen_filters(const PageRequest& request, const PageTexts& texts) {
  std::string out;
  if (!request.in.empty()) {
    out += chosen(texts, href_of_all_posts(request), texts.post, isolated(request.in));
  }
  for (Field field : kFiltersOnPage) {
    for (const std::string& value : request.filters[field]) {
      out += chosen(texts, href_of_change(request, field, value), filter_label(texts, field),
                    isolated(value_label(texts, field, value)));
    }
  }
  if (out.empty()) return out;
  return fmt::format(
      "<ul class=\"ms-in-use\" aria-label=\"{}\">{}<li><a class=\"ms-clear\" "
      "href=\"{}\">{}</a></li></ul>",
      texts.filters_in_use, out, href_without_filters(request), texts.clear_all);
}

std::string filter_choices(const PageRequest& request, const SearchResponse& response) {
  const PageTexts& texts = page_texts(response.index.lang);
  std::string out;
  for (Field field : kFiltersOnPage) {
    for (const auto& [name, values] : response.facets) {
      if (name == field_spec(field).name) out += choices_of(request, field, values, texts);
    }
  }
  if (out.empty()) return out;
  return fmt::format(
      "<aside class=\"ms-filters\" id=\"filters\" aria-labelledby=\"filters-head\">"
      "<h2 id=\"filters-head\">{}</h2>{}</aside>",
      texts.narrow, out);
}

std::string sort_choices(const PageRequest& request, const PageTexts& texts) {
  std::string out = fmt::format("<nav class=\"ms-sort\" aria-label=\"{}\">", texts.order);
  for (const SortOrder order : kSortOrders) {
    PageRequest changed = request;
    changed.sort = order;
    changed.offset = 0;
    out += fmt::format("<a{} href=\"{}\">{}</a>",
                       order == request.sort ? " aria-current=\"true\"" : "", results_href(changed),
                       sort_label(texts, order));
  }
  return out + "</nav>";
}

}  // namespace mobysearch
