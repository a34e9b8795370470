// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/result.h"
#include "search/searcher.h"

namespace mobysearch {

/// What a reader must find: one line of a golden file, tab-separated: query, expected URL, worst
/// rank allowed, anchor of the section shown first ("-": any), part of a media URL ("-": none).
struct GoldenQuery {
  int line = 0;
  std::string query;
  std::string url;
  int rank = 1;
  std::string anchor;  ///< empty: any
  std::string media;   ///< empty: none asked for
};

/// Blank lines and lines that begin with '#' are passed over. kInputUnreadable, naming file and
/// line, for anything else that is not a golden query.
Result<std::vector<GoldenQuery>> read_golden(const std::string& path);

/// Why `golden` does not hold, in a sentence; nothing when it does.
Result<std::optional<std::string>> golden_failure(Searcher& searcher, const GoldenQuery& golden);

}  // namespace mobysearch
