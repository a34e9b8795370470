// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "indexer/front_matter.h"
#include "indexer/value.h"

namespace mobysearch {

/// What makes a page of a Markdown file: it decides how the file is read and which ids headings
/// get. All but kramdown read CommonMark.
enum class MarkdownRenderer : std::uint8_t {
  kKramdown,    ///< Jekyll's own
  kCommonMark,  ///< Jekyll with `markdown: CommonMark`: headings get no ids
  kGhPages,     ///< Jekyll with `markdown: CommonMarkGhPages` or `GFM`
  kGitHub,      ///< a folder of Markdown files, as GitHub shows them
  kHugo,
  kZola,
};

/// Of the site at `root`: what a Jekyll site's `markdown:` says (kramdown if nothing that is
/// known); without a Jekyll configuration, the site generator whose configuration is there (or, for
/// a folder named `content`, beside it), else kGitHub.
MarkdownRenderer site_renderer(const Value& config, bool is_jekyll, const std::string& root);

/// Of one of its documents. TOML and JSON front matter are Zola's and Hugo's wherever they are, and
/// posts in `_posts` are Jekyll's even where there is no configuration.
MarkdownRenderer document_renderer(MarkdownRenderer site, FrontMatterSplit::Language front_matter,
                                   bool in_posts);

}  // namespace mobysearch
