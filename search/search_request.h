// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/result.h"

namespace mobysearch {

enum class SortOrder { kRelevance, kNewest, kOldest };

/// What a reader asks for, from a URL's query or the command line. A plain value; whoever fills it
/// has checked it with validate() before a Searcher sees it.
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
  std::vector<std::string> facets;  ///< of author, tag, category, year, has, lang

  /// Filters: values of one filter are alternatives, different filters must all hold.
  std::vector<std::string> authors;
  std::vector<std::string> tags;
  std::vector<std::string> categories;
  std::vector<std::string> years;
  std::vector<std::string> has;
  std::vector<std::string> langs;
};

/// kInvalidRequest, naming the parameter, for the first value that is out of its range.
Result<void> validate(const SearchRequest& request);

}  // namespace mobysearch
