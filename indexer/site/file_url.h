// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/site.h"

namespace mobysearch {

/// The URL, without baseurl, of any file of the site, whether it is indexed or not: a document's,
/// or that of a file which Jekyll copies as it is. `path` is below the site's source. "" if nothing
/// is published there. Thread-safe.
std::string url_of_file(const Site& site, std::string_view path);

}  // namespace mobysearch
