// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/site/skipped_file.h"
#include "indexer/site/source_tree.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// The names of the plugins that a Jekyll site at `root` runs: those of `plugins` (or
/// the older `gems`), of the group jekyll_plugins in its Gemfile, and, where either names
/// github-pages, those that GitHub Pages always runs. A site with `languages` and a folder _i18n
/// runs jekyll-multiple-languages-plugin, which many keep in _plugins. A Gemfile that cannot be
/// read is added to `skipped`.
std::vector<std::string> site_plugins(const Value& site, const SourceTree& root,
                                      std::vector<SkippedFile>& skipped);

}  // namespace mobysearch
