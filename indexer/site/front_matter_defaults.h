// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/site/site_config.h"

namespace mobysearch {

/// The map of front matter that `defaults` give a document of this type (its collection, or
/// "pages") at `path` below the site's source (Jekyll::FrontmatterDefaults). `is_page`: of no
/// collection.
Value defaults_for(const SiteConfig& config, const std::string& path, const std::string& type,
                   bool is_page);

}  // namespace mobysearch
