// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_params.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "common/index/varint.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

Result<void> set_integer(const std::string& name, const std::string& value, int& number) {
  const char* const end = value.data() + value.size();
  const auto [parsed, error] = std::from_chars(value.data(), end, number);
  if (error == std::errc{} && parsed == end) return {};
  return invalid_parameter(name, fmt::format("{} must be a whole number, not '{}'", name, value));
}

Result<void> set_flag(const std::string& name, const std::string& value, bool& flag) {
  flag = value == "1";
  if (flag || value == "0") return {};
  return invalid_parameter(name, fmt::format("{} must be 0 or 1, not '{}'", name, value));
}

Result<void> set_sort(const std::string& value, SortOrder& sort) {
  const auto order = sort_order_from_string(value);
  if (!order) {
    return invalid_parameter(
        "sort", fmt::format("sort must be relevance, newest or oldest, not '{}'", value));
  }
  sort = *order;
  return {};
}

Result<void> set_single(const std::string& name, const std::string& value, SearchRequest& request) {
  if (name == "limit") return set_integer(name, value, request.limit);
  if (name == "offset") return set_integer(name, value, request.offset);
  if (name == "prefix") return set_flag(name, value, request.prefix);
  if (name == "explain") return set_flag(name, value, request.explain);
  if (name == "sort") return set_sort(value, request.sort);
  if (name == "q") {
    request.query = value;
  } else if (name == "in") {
    request.in = value;
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

/// What is written; `most` for more, the usual number for what is none or less than `least`.
int number_within(const std::string& text, int least, int most, int usual) {
  constexpr std::size_t kDigits = 9;  // of what an int holds for sure
  if (text.empty() || !all_digits(text)) return usual;
  const int number = text.size() > kDigits ? most : std::stoi(text);
  return number < least ? usual : std::min(number, most);
}

void add_filter(const FieldSpec& field, const std::string& value, FieldValues& filters) {
  constexpr std::size_t kMost = 20;  // as validate() takes
  auto& values = filters[field.field];
  const bool is_known = std::find(values.begin(), values.end(), value) != values.end();
  const bool is_taken = field.filter.accepts == nullptr || field.filter.accepts(value);
  if (!value.empty() && !is_known && is_taken && values.size() < kMost) values.push_back(value);
}

void set_leniently(const std::string& name, const std::string& value, SearchRequest& request) {
  if (name == "q") request.query = value;
  if (name == "in") request.in = value;
  if (name == "limit") {
    request.limit = number_within(value, 1, SearchRequest::kMaxLimit, request.limit);
  }
  if (name == "offset") request.offset = number_within(value, 0, SearchRequest::kMaxOffset, 0);
  if (name == "prefix") request.prefix = value == "1";
  if (name == "sort") request.sort = sort_order_from_string(value).value_or(request.sort);
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

SearchRequest page_request_from(const Params& params) {
  SearchRequest request;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : params) {
    if (const FieldSpec* field = field_by_name(name); field != nullptr && field->is_filter()) {
      add_filter(*field, value, request.filters);
    } else if (std::find(seen.begin(), seen.end(), name) == seen.end()) {
      seen.push_back(name);
      set_leniently(name, value, request);
    }
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
  put_string(key, request.in);
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
