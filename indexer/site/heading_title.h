// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"

namespace mobysearch {

/// Titles that a heading at the body's beginning gives, where the site runs
/// jekyll-titles-from-headings: to pages without a title, and with its option `collections` to
/// posts and collections' documents, whatever title they have.

/// Sets `title`, and `strips_title` where the heading is taken off the body, by the rules of the
/// plugin. Needs the other members of `document`, which is Markdown with this body.
void set_title_from_heading(const SiteConfig& config, std::string_view body,
                            SiteDocument& document);

/// The body without the heading that it begins with.
std::string_view without_title_heading(std::string_view body);

}  // namespace mobysearch
