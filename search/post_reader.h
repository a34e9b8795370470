// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/post.h"
#include "common/result.h"
#include "search/index.h"

namespace mobysearch {

/// Reads every post of an index, newest first. Stops with kIndexDamaged at the first that cannot be
/// read. Opens a database of its own; may run beside searchers.
Result<void> for_each_post(const Index& index, const std::function<void(const Post&)>& visit);

/// The post with this path below the site's source, if there is one.
Result<std::optional<Post>> find_post(const Index& index, const std::string& path);

/// The URLs of the site's pages that are published and no hits (`search: false`).
Result<std::vector<std::string>> unlisted_urls(const Index& index);

/// Checks that the file is whole: its checksum, every posting list, every post record. Fails as
/// Index::open() does. Slow; for `mobysearch check`.
Result<void> check_index(const std::string& path);

}  // namespace mobysearch
