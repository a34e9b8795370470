// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/post.h"
#include "common/result.h"
#include "indexer/site/site.h"

namespace mobysearch {

/// Reads a document's body and makes it a Post. kInputUnreadable with the bare reason ("is not
/// valid UTF-8"). Thread-safe.
Result<Post> load_post(const Site& site, const SiteDocument& document);

}  // namespace mobysearch
