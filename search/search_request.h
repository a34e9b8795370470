// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "common/schema.h"

namespace mobysearch {

enum class SortOrder { kRelevance, kNewest, kOldest };

/// What a reader asks for, from a URL's query or the command line. A plain value of any content: a
/// Searcher checks it.
struct SearchRequest {
  static constexpr int kMaxLimit = 100;
  static constexpr int kMaxOffset = 1000;
  static constexpr std::size_t kMaxQueryBytes = 2048;

  std::string query;    ///< the query language of docs/query_syntax.md, UTF-8
  int limit = 10;       ///< 1 … kMaxLimit
  int offset = 0;       ///< 0 … kMaxOffset
  bool prefix = false;  ///< the last word is still being typed
  bool explain = false;
  SortOrder sort = SortOrder::kRelevance;
  std::vector<std::string> facets;  ///< names of kFilters (common/schema.h)
  /// Of the fields of kFilters: values of one are alternatives, different fields must all hold.
  FieldValues filters;
  /// The URL of the only post that may be a hit, as pasted links are read; any post if it is empty.
  std::string in;
};

std::string_view to_string(SortOrder order);
/// relevance, newest, oldest.
std::optional<SortOrder> sort_order_from_string(std::string_view name);

/// kInvalidRequest of the parameter `name`.
tl::unexpected<Error> invalid_parameter(std::string_view name, std::string message);

/// kInvalidRequest, naming the parameter, for the first value that is out of its range.
Result<void> validate(const SearchRequest& request);

}  // namespace mobysearch
