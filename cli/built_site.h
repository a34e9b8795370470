// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/post.h"

namespace mobysearch {

/// What the site built in `directory` (Jekyll's _site) lacks of `post`: its page, or the anchors of
/// sections. A message for each; empty when nothing is missing.
std::vector<std::string> missing_from_site(const std::string& directory, const Post& post);

}  // namespace mobysearch
