// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/result.h"
#include "search/searcher.h"

namespace mobysearch {

/// A query and a post that it must find. It is a line of a file, in fields that tabs separate:
/// query, expected URL, worst rank allowed, anchor of the section shown first, part of a media URL.
/// From the third on, fields may be "-" or left out.
struct GoldenQuery {
  int line = 0;
  std::string query;
  std::string url;
  int rank = 1;        ///< worst allowed, from 1 on
  std::string anchor;  ///< empty: any
  std::string media;   ///< empty: any, or none
};

/// Reads a file of golden queries, without its blank lines and lines that begin with '#'.
/// kInputUnreadable, naming file and line.
Result<std::vector<GoldenQuery>> read_golden(const std::string& path);

/// Runs a query. Why it does not find what it must, or nullopt when it does.
Result<std::optional<std::string>> golden_failure(Searcher& searcher, const GoldenQuery& golden);

}  // namespace mobysearch
