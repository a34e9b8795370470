// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/site.h"

namespace mobysearch {

/// Where `ref` and `relref` lead that a document has, as a path with `baseurl`: to a file by its
/// path from the document's folder or the content's, or by its name alone, and perhaps to a
/// fragment. "" when there is no such file.
std::string hugo_reference(const Site& site, const SiteDocument& document, std::string_view target);

}  // namespace mobysearch
