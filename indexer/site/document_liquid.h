// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/site.h"

namespace mobysearch {

/// Resolves the Liquid of a document's body, or of a part of it, with the variables of the site and
/// the document, and with the site's includes; unless `render_with_liquid` is false. Thread-safe.
std::string resolve_document_liquid(const Site& site, const SiteDocument& document,
                                    std::string_view body);

}  // namespace mobysearch
