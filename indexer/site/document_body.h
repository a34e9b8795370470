// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/markdown/markdown.h"
#include "indexer/site/site.h"

namespace mobysearch {

/// A document's body, or a part of it, read as what publishes the document reads it: Markdown, HTML
/// or plain text, by its name. Thread-safe.

/// The body after Liquid. GitHub's renderer has none, so braces stay; Hugo's has shortcodes.
std::string resolved_body(const Site& site, const SiteDocument& document, MarkdownRenderer renderer,
                          std::string_view body);

/// Of a resolved body.
std::vector<Section> body_sections(const SiteDocument& document, const MarkdownOptions& markdown,
                                   std::string_view body);
/// All of its text, on one line.
std::string body_text(const SiteDocument& document, const MarkdownOptions& markdown,
                      std::string_view body);

}  // namespace mobysearch
