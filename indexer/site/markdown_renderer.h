// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/markdown/renderer.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/source_tree.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// The renderer of the site at `root`. A Jekyll site's `markdown` key names it (kramdown by
/// default). Without a Jekyll configuration, it is that of the site generator whose configuration
/// lies in `root` (or beside it, if `root` is named `content`), else kGitHub.
MarkdownRenderer site_renderer(const Value& config, bool is_jekyll, const SourceTree& root);

/// The renderer of one of its documents. TOML front matter means Zola (on a site of Hugo's, Hugo),
/// JSON means Hugo, and files in `_posts` are Jekyll's even without a configuration.
MarkdownRenderer document_renderer(MarkdownRenderer site, FrontMatterSplit::Language front_matter,
                                   bool in_posts);

}  // namespace mobysearch
