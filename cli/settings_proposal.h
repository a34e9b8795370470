// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/site/site.h"

namespace mobysearch {

/// Names of files in a site's root.
inline constexpr const char* kGoldenName = "search-golden.yml";

/// Collections of a site, "pages" among them, whose files are published and not indexed unless
/// asked for; sorted.
std::vector<std::string> other_collections(const Site& site);

/// A file mobysearch.yml for a site (cli/settings.h): the index file `db`, what the site suggests,
/// and as comments what else may be set. What the site's own configuration says is not repeated.
/// Of a site without posts, the other collections are indexed.
std::string propose_settings(const Site& site, const std::string& db);

}  // namespace mobysearch
