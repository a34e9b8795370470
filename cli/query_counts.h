// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

struct QueryCount {
  std::string query;
  std::int64_t count = 0;
  std::int64_t without_results = 0;
};

/// What a server has counted: the most frequent queries first.
struct QueryCounts {
  bool enabled = false;
  std::vector<QueryCount> queries;
};

/// What a server of one site has counted, or with `site` one of many. kInputUnreadable, naming
/// `source`, for what is no counts of queries; kUsage when the site is to be named, or is not open.
Result<QueryCounts> read_query_counts(std::string_view json, const std::string& source,
                                      const std::string& site = {});

/// As a table, safe to print.
std::string format_table(const QueryCounts& counts);

}  // namespace mobysearch
