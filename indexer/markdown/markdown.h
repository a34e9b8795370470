// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/post.h"
#include "indexer/markdown/kramdown/options.h"
#include "indexer/markdown/renderer.h"

namespace mobysearch {

/// The part of a post below its front matter, after Liquid.
///
/// Thread-safe: pure functions of their arguments. Input is valid UTF-8 of at most a few MiB;
/// anything else in it is hostile and must not crash. Time is linear, but for what
/// indexer/writer/parse_guard.h is there for.

struct MarkdownOptions {
  MarkdownRenderer renderer = MarkdownRenderer::kKramdown;
  kramdown::Options kramdown = {};  ///< for that renderer alone
  std::string page = {};            ///< its path on the site, which relative links start from
};

/// Cuts a Markdown body into sections exactly as the page that its renderer makes of it has
/// headings and anchors. The first section is always the one before the first heading (level 0,
/// possibly empty).
std::vector<Section> sections_from_markdown(std::string_view body, const MarkdownOptions& options);

/// The same for a body that Jekyll passes through unconverted (.html posts).
std::vector<Section> sections_from_html(std::string_view body, const std::string& page);

/// The HTML of a Markdown fragment, where kramdown is the renderer; else the fragment itself.
std::string html_from_markdown(std::string_view markdown, const MarkdownOptions& options);

/// Text of a Markdown fragment, without its markup: for excerpts and front matter values.
std::string plain_text_from_markdown(std::string_view markdown, const MarkdownOptions& options);
/// The same of HTML.
std::string plain_text_from_html(std::string_view html);

}  // namespace mobysearch
