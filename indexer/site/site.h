// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/result.h"
#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"
#include "indexer/site/site_options.h"
#include "indexer/site/skipped_file.h"

namespace mobysearch {

/// A site's documents, newest first, and what was left out. Immutable after read_site(): any
/// thread may load posts from it.
struct Site {
  SiteConfig config;
  std::vector<SiteDocument> documents;
  std::vector<SkippedFile> skipped;   ///< cannot be indexed
  std::vector<std::string> misnamed;  ///< paths among the posts that are not named like one
  std::int64_t hidden = 0;            ///< how many are unpublished, future or over `limit_posts`
  std::int64_t built_at = 0;          ///< seconds since 1970
  std::map<std::string, std::string> urls_by_path;       ///< for {% link %}
  std::map<std::string, std::string> urls_by_post_name;  ///< for {% post_url %}
};

/// Reads the configuration and every document's front matter of the site in the directory `root`.
/// kInputUnreadable when there is no such directory, nothing in it to index, or a configuration
/// that cannot be read.
Result<Site> read_site(const std::string& root, const SiteOptions& options);

}  // namespace mobysearch
