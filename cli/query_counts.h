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

/// The other way round than QueryStats::to_json(). kInputUnreadable, naming `source`, for what that
/// did not write.
Result<QueryCounts> read_query_counts(std::string_view json, const std::string& source);

/// As a table, safe to print.
std::string format_table(const QueryCounts& counts);

}  // namespace mobysearch
