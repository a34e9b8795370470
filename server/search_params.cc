// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_params.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "common/index/varint.h"

namespace mobysearch {
namespace {

tl::unexpected<Error> invalid(const std::string& param, std::string message) {
  Error error{ErrorCode::kInvalidRequest, std::move(message), {}, param};
  return tl::make_unexpected(std::move(error));
}

Result<int> integer(const std::string& name, const std::string& value) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) {
    return invalid(name, fmt::format("{} must be a whole number, not '{}'", name, value));
  }
  return number;
}

Result<bool> flag(const std::string& name, const std::string& value) {
  if (value == "0" || value == "1") return value == "1";
  return invalid(name, fmt::format("{} must be 0 or 1, not '{}'", name, value));
}

struct ListParam {
  std::string_view name;
  std::vector<std::string> SearchRequest::*values;
};
constexpr std::array<ListParam, 6> kFilters = {{{"author", &SearchRequest::authors},
                                                {"tag", &SearchRequest::tags},
                                                {"category", &SearchRequest::categories},
                                                {"year", &SearchRequest::years},
                                                {"has", &SearchRequest::has},
                                                {"lang", &SearchRequest::langs}}};

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
    if (value == "relevance") {
      request.sort = SortOrder::kRelevance;
    } else if (value == "newest" || value == "oldest") {
      request.sort = value == "newest" ? SortOrder::kNewest : SortOrder::kOldest;
    } else {
      return invalid("sort",
                     fmt::format("sort must be relevance, newest or oldest, not '{}'", value));
    }
  } else if (name == "facets") {
    std::istringstream in(value);
    for (std::string facet; std::getline(in, facet, ',');) request.facets.push_back(facet);
  } else {
    return invalid(name, fmt::format("there is no parameter '{}'", name));
  }
  return {};
}

Result<void> check_format(const std::string& value, const Formats& formats) {
  if (std::find(formats.begin(), formats.end(), value) != formats.end()) return {};
  return invalid("format",
                 fmt::format("format must be {}, not '{}'", fmt::join(formats, " or "), value));
}

std::string_view sort_name(SortOrder order) {
  switch (order) {
    case SortOrder::kRelevance:
      return "relevance";
    case SortOrder::kNewest:
      return "newest";
    case SortOrder::kOldest:
      return "oldest";
  }
  return {};
}

}  // namespace

Result<SearchRequest> search_request_from(const HttpRequest& http, const Formats& formats) {
  SearchRequest request;
  std::vector<std::string> seen;
  for (const auto& [name, value] : http.params) {
    const auto filter =
        std::find_if(kFilters.begin(), kFilters.end(),
                     [&, &key = name](const ListParam& f) { return f.name == key; });
    if (filter != kFilters.end()) {
      if (!value.empty()) (request.*(filter->values)).push_back(value);
      continue;
    }
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return invalid(name, fmt::format("{} is given twice", name));
    }
    seen.push_back(name);
    if (name == "format" && !formats.empty()) {
      if (auto known = check_format(value, formats); !known) return fail(std::move(known.error()));
      continue;
    }
    if (auto set = set_single(name, value, request); !set) return fail(std::move(set.error()));
  }
  if (auto valid = validate(request); !valid) return fail(std::move(valid.error()));
  return request;
}

std::string canonical_key(const SearchRequest& request) {
  std::string key;
  put_string(key, request.query);
  put_varint(key, static_cast<std::uint64_t>(request.limit));
  put_varint(key, static_cast<std::uint64_t>(request.offset));
  key += request.prefix ? 'p' : '-';
  key += request.explain ? 'e' : '-';
  put_string(key, sort_name(request.sort));
  put_varint(key, request.facets.size());
  for (const std::string& facet : request.facets) put_string(key, facet);
  for (const ListParam& filter : kFilters) {
    std::vector<std::string> values = request.*(filter.values);
    std::sort(values.begin(), values.end());
    put_varint(key, values.size());
    for (const std::string& value : values) put_string(key, value);
  }
  return key;
}

std::string url_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~';
    if (plain && byte < 0x80) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

std::string query_string(const SearchRequest& request) {
  std::string out = "q=" + url_encoded(request.query);
  if (request.limit != SearchRequest{}.limit) out += fmt::format("&limit={}", request.limit);
  if (request.offset > 0) out += fmt::format("&offset={}", request.offset);
  if (request.sort != SortOrder::kRelevance)
    out += fmt::format("&sort={}", sort_name(request.sort));
  for (const ListParam& filter : kFilters) {
    for (const std::string& value : request.*(filter.values)) {
      out += fmt::format("&{}={}", filter.name, url_encoded(value));
    }
  }
  return out;
}

}  // namespace mobysearch
