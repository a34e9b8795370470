// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/values/value.h"

namespace mobysearch {

/// A document's language as a lower-case tag ("en", "pt-br"): of its merged front matter, else of
/// its path ("de/_posts/x.md", "x.de.md"), else the site's, else "en".
std::string language_of(const Value& values, const std::string& path, const std::string& site_lang);

}  // namespace mobysearch
