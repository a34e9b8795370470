// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search_link.h"

#include <fmt/format.h>

#include "common/text/url.h"

namespace mobysearch {

std::string query_string(const SearchRequest& request) {
  std::string out = "q=" + encode_param(request.query);
  if (request.limit != SearchRequest{}.limit) out += fmt::format("&limit={}", request.limit);
  if (request.offset > 0) out += fmt::format("&offset={}", request.offset);
  if (request.sort != SortOrder::kRelevance)
    out += fmt::format("&sort={}", to_string(request.sort));
  for (const Field field : kFilters) {
    for (const std::string& value : request.filters[field]) {
      out += fmt::format("&{}={}", field_spec(field).name, encode_param(value));
    }
  }
  return out;
}

}  // namespace mobysearch
