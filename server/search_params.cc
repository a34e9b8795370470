// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_params.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "common/index/varint.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

Result<int> integer(const std::string& name, const std::string& value) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) {
    return invalid_parameter(name, fmt::format("{} must be a whole number, not '{}'", name, value));
  }
  return number;
}

Result<bool> flag(const std::string& name, const std::string& value) {
  if (value == "0" || value == "1") return value == "1";
  return invalid_parameter(name, fmt::format("{} must be 0 or 1, not '{}'", name, value));
}

Result<void> set_single(const std::string& name, const std::string& value, SearchRequest& request) {
  if (name == "q") {
    request.query = value;
  } else if (name == "limit" || name == "offset") {
    auto number = integer(name, value);
    if (!number) return fail(std::move(number.error()));
    (name == "limit" ? request.limit : request.offset) = *number;
  } else if (name == "prefix" || name == "explain") {
    auto on = flag(name, value);
    if (!on) return fail(std::move(on.error()));
    (name == "prefix" ? request.prefix : request.explain) = *on;
  } else if (name == "sort") {
    const auto order = sort_order_from_string(value);
    if (!order) {
      return invalid_parameter(
          "sort", fmt::format("sort must be relevance, newest or oldest, not '{}'", value));
    }
    request.sort = *order;
  } else if (name == "facets") {
    for (const std::string_view facet : split(value, ',')) {
      if (!facet.empty()) request.facets.emplace_back(facet);
    }
  } else {
    return invalid_parameter(name, fmt::format("there is no parameter '{}'", name));
  }
  return {};
}

Result<void> check_format(const std::string& value, const Formats& formats) {
  if (std::find(formats.begin(), formats.end(), value) != formats.end()) return {};
  return invalid_parameter(
      "format", fmt::format("format must be {}, not '{}'", fmt::join(formats, " or "), value));
}

}  // namespace

Result<SearchRequest> search_request_from(const Params& params, const Formats& formats) {
  SearchRequest request;
  std::vector<std::string> seen;
  for (const auto& [name, value] : params) {
    if (const FieldSpec* field = field_by_name(name); field != nullptr && field->is_filter()) {
      if (!value.empty()) request.filters[field->field].push_back(value);
      continue;
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return invalid_parameter(name, fmt::format("{} is given twice", name));
    }
    seen.push_back(name);
    if (name == "format" && !formats.empty()) {
      if (auto known = check_format(value, formats); !known) return fail(std::move(known.error()));
      continue;
    }
    if (auto set = set_single(name, value, request); !set) return fail(std::move(set.error()));
  }
  return request;
}

std::string canonical_key(const SearchRequest& request) {
  std::string key;
  put_string(key, request.query);
  put_varint(key, static_cast<std::uint64_t>(request.limit));
  put_varint(key, static_cast<std::uint64_t>(request.offset));
  key += request.prefix ? 'p' : '-';
  key += request.explain ? 'e' : '-';
  put_string(key, to_string(request.sort));
  put_varint(key, request.facets.size());
  for (const std::string& facet : request.facets) put_string(key, facet);
  for (const Field field : kFilters) {
    std::vector<std::string> values = request.filters[field];
    std::sort(values.begin(), values.end());
    put_varint(key, values.size());
    for (const std::string& value : values) put_string(key, value);
  }
  return key;
}

}  // namespace mobysearch
