// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/index/index_info.h"
#include "common/result.h"
#include "search/searcher.h"

namespace mobysearch {

/// A query and a post that it must find (cli/golden_file.h reads them).
struct GoldenQuery {
  int line = 0;  ///< of its file
  std::string query;
  std::string url;           ///< as the site has it, or a path on it; without a fragment
  int rank = 1;              ///< worst allowed, from 1 to SearchRequest::kMaxLimit
  std::string section = {};  ///< anchor or heading of the section shown first; empty: any
  std::string media = {};    ///< part of a media URL; empty: any, or none
};

struct GoldenResult {
  int rank = 0;  ///< of the expected post, from 1 on; 0: not among SearchRequest::kMaxLimit
  std::optional<std::string> failure;  ///< what came instead, when not what must
};

/// Runs a query. Fails as Searcher::search() does.
Result<GoldenResult> run_golden(Searcher& searcher, const GoldenQuery& golden);

/// A URL of the site as hits have it: without the site's address.
std::string path_on_site(const std::string& url, const IndexInfo& site);

/// The fragment of a section's URL; "" of a post's.
std::string anchor_of(const SectionHit& section);

}  // namespace mobysearch
