// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/site.h"

namespace mobysearch {

/// A document's body (or a part of it) as Markdown sees it: Liquid resolved with what the site and
/// the document say, and with the site's includes; unless `render_with_liquid` is false.
std::string resolve_document_liquid(const Site& site, const SiteDocument& document,
                                    std::string_view body);

}  // namespace mobysearch
