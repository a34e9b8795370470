// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/site.h"

namespace mobysearch {

/// The Markdown body of a document with the links to files of the site (`[x](../other.md#part)`,
/// `[x]: other.md`) leading to what is published of them, where the site runs
/// jekyll-relative-links, by the rules of that plugin: it knows pages, and posts and collections'
/// documents with its option `collections`. Any other body stays as it is. Thread-safe.
std::string with_resolved_links(const Site& site, const SiteDocument& document,
                                std::string_view body);

}  // namespace mobysearch
