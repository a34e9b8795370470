// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/markdown/markdown.h"
#include "indexer/site/site.h"

namespace mobysearch {

/// What stands for a post, in short: plain text, of at most 2,000 bytes each. Thread-safe.

/// Jekyll's excerpt: what front matter has as `excerpt`, or else the body up to the separator.
std::string excerpt_of(const Site& site, const SiteDocument& document,
                       const MarkdownOptions& markdown, std::string_view body);

/// What front matter says of the post (`subtitle`, `description`, `excerpt`, `summary`) and neither
/// its title nor its text does: a line each.
std::string summary_of(const SiteDocument& document, const MarkdownOptions& markdown,
                       const std::vector<Section>& sections);

}  // namespace mobysearch
