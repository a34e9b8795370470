// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/markdown/renderer.h"
#include "indexer/site/front_matter.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// Of the site at `root`: what a Jekyll site's `markdown:` says (kramdown if nothing that is
/// known); without a Jekyll configuration, the site generator whose configuration is there (or, for
/// a folder named `content`, beside it), else kGitHub.
MarkdownRenderer site_renderer(const Value& config, bool is_jekyll, const std::string& root);

/// Of one of its documents. TOML and JSON front matter are Zola's and Hugo's wherever they are, and
/// posts in `_posts` are Jekyll's even where there is no configuration.
MarkdownRenderer document_renderer(MarkdownRenderer site, FrontMatterSplit::Language front_matter,
                                   bool in_posts);

}  // namespace mobysearch
