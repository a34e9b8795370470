// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/site/site.h"

namespace mobysearch {

/// What cannot be known from the site's source, or is not what its owner may think, each in one
/// line that says what to do: converters and plugins, other generators' URLs, links that are not
/// followed, files with one URL, labels beyond the limit, `--include` of what is not there. `site`
/// is whole but for its warnings.
std::vector<std::string> warnings_of(const Site& site, const SiteOptions& options);

/// The folder with a Jekyll site's configuration that the canonical path `directory` is in, a few
/// folders up; "" where there is none.
std::string root_above(const std::string& directory);

}  // namespace mobysearch
