// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/search_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxFilterValues = 20;

constexpr std::array<std::pair<std::string_view, SortOrder>, 3> kSortOrders = {
    {{"relevance", SortOrder::kRelevance},
     {"newest", SortOrder::kNewest},
     {"oldest", SortOrder::kOldest}}};

Result<void> check_range(std::string_view name, int value, int least, int most) {
  if (value >= least && value <= most) return {};
  return invalid_parameter(
      name, fmt::format("{} must be between {} and {}, not {}", name, least, most, value));
}

Result<void> check_text(std::string_view name, const std::string& text) {
  if (text.size() > SearchRequest::kMaxQueryBytes) {
    return invalid_parameter(name, fmt::format("{} must be at most {} bytes long, not {}", name,
                                               SearchRequest::kMaxQueryBytes, text.size()));
  }
  if (!is_valid_utf8(text))
    return invalid_parameter(name, fmt::format("{} is not valid UTF-8", name));
  return {};
}

Result<void> check_facets(const std::vector<std::string>& facets) {
  for (const std::string& facet : facets) {
    const FieldSpec* field = field_by_name(facet);
    if (field == nullptr || !field->is_filter()) {
      return invalid_parameter(
          "facets", fmt::format("facets must be of {}, not '{}'", filter_names(", "), facet));
    }
  }
  return {};
}

Result<void> check_filters(const FieldValues& filters) {
  for (const Field field : kFilters) {
    const auto& [name, filter] = std::pair(field_spec(field).name, field_spec(field).filter);
    if (filters[field].size() > kMaxFilterValues) {
      return invalid_parameter(name, fmt::format("{} may have at most {} values, not {}", name,
                                                 kMaxFilterValues, filters[field].size()));
    }
    for (const std::string& value : filters[field]) {
      if (filter.accepts == nullptr || filter.accepts(value)) continue;
      return invalid_parameter(name,
                               fmt::format("{} must be {}, not '{}'", name, filter.expects, value));
    }
  }
  return {};
}

}  // namespace

std::string_view to_string(SortOrder order) {
  const auto found = std::find_if(kSortOrders.begin(), kSortOrders.end(),
                                  [&](const auto& each) { return each.second == order; });
  return found == kSortOrders.end() ? std::string_view() : found->first;
}

std::optional<SortOrder> sort_order_from_string(std::string_view name) {
  for (const auto& [each, order] : kSortOrders) {
    if (each == name) return order;
  }
  return std::nullopt;
}

tl::unexpected<Error> invalid_parameter(std::string_view name, std::string message) {
  return tl::make_unexpected(
      Error{ErrorCode::kInvalidRequest, std::move(message), {}, std::string(name)});
}

Result<void> validate(const SearchRequest& request) {
  if (auto ok = check_range("limit", request.limit, 1, SearchRequest::kMaxLimit); !ok) return ok;
  if (auto ok = check_range("offset", request.offset, 0, SearchRequest::kMaxOffset); !ok) return ok;
  if (auto ok = check_text("q", request.query); !ok) return ok;
  if (auto ok = check_text("in", request.in); !ok) return ok;
  if (auto ok = check_facets(request.facets); !ok) return ok;
  return check_filters(request.filters);
}

}  // namespace mobysearch
