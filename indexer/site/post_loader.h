// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "common/post.h"
#include "common/result.h"
#include "indexer/site/site.h"

namespace mobysearch {

/// Reads a document's body and makes it a Post. kInputUnreadable with the bare reason ("is not
/// valid UTF-8"). Thread-safe.
Result<Post> load_post(const Site& site, const SiteDocument& document);

/// Likewise; nothing when it would have to parse more than `most_bytes`: a file of that size, or
/// what Liquid makes of a smaller one.
Result<std::optional<Post>> load_post_within(std::size_t most_bytes, const Site& site,
                                             const SiteDocument& document);

}  // namespace mobysearch
