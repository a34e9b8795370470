// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/index/index_info.h"

namespace mobysearch {

/// A link of a hit as a document elsewhere may follow it: the site's address before a path, an
/// http(s) URL as it is, "#" for anything else. Not escaped.
std::string public_link(const IndexInfo& site, const std::string& url);

}  // namespace mobysearch
