// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/site.h"

namespace mobysearch {

/// Resolves the Liquid of a document's body, or of a part of it, with the variables of the site and
/// the document, and with the site's includes; unless `render_with_liquid` is false. Thread-safe.
std::string resolve_document_liquid(const Site& site, const SiteDocument& document,
                                    std::string_view body);

/// A heading of whose text a part is not known without a build has no anchor, rather than a wrong
/// one: takes it away, and the marks that the resolved body has there. Without any known text it is
/// no section of its own. `ids_keep_letters`: whether
/// the page's ids hold letters of any script.
void settle_unknown_headings(std::vector<Section>& sections, bool ids_keep_letters);

}  // namespace mobysearch
