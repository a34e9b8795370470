// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"

namespace mobysearch {

/// Files of a Jekyll site that are published at one place, of which the last one written stays.
struct UrlConflict {
  std::string url;                 ///< of the one that stays
  std::vector<std::string> paths;  ///< in the order in which Jekyll writes them
};

/// The file that is written for a document, below the site that is built.
std::string destination(const SiteDocument& document);

/// The conflicts among the published documents of a site, by the files that would be written.
/// Jekyll writes pages by name, then posts, then the documents of the collections as they are
/// configured, each by date and path.
std::vector<UrlConflict> url_conflicts(const SiteConfig& config,
                                       const std::vector<SiteDocument>& published);

}  // namespace mobysearch
