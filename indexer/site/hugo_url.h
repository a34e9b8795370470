// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"

namespace mobysearch {

/// Where Hugo publishes a file that gives no `url`, below the site's base: by `permalinks` and
/// `slug`, else by its path in the content; in a folder of its own, unless `uglyURLs` is set.
std::string hugo_url(const SiteConfig& config, const SiteDocument& document);

}  // namespace mobysearch
