// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/site/site_config.h"

namespace mobysearch {

/// Whether the site runs a plugin, which its configuration may disable under the key `options`.
bool runs_plugin(const SiteConfig& config, const char* plugin, const char* options);

/// Whether a Markdown file without front matter is a page all the same, because the site runs
/// jekyll-optional-front-matter; a README or LICENSE is none. `path` is below the site's source.
bool is_page_without_front_matter(const SiteConfig& config, const std::string& path);

/// Whether a README is its directory's index page, because the site runs jekyll-readme-index and
/// the directory has no other.
bool is_readme_index(const SiteConfig& config, const std::string& path, bool has_front_matter);

}  // namespace mobysearch
