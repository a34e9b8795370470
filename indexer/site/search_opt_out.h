// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/site_document.h"

namespace mobysearch {

/// Why a document that is published is no hit: its front matter asks for that ("`search: false`"),
/// or a reader would find no text of its own there ("redirects to another page", "is an error
/// page"). Empty when it is one. `body` is its source; linear time.
std::string reason_not_searched(const SiteDocument& document, std::string_view body);

}  // namespace mobysearch
