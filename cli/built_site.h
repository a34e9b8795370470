// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/post.h"

namespace mobysearch {

/// What of `post` the site built in `directory` (Jekyll's _site) does not have: its page, or the
/// anchor of a section. One sentence each; empty when all is there.
std::vector<std::string> missing_from_site(const std::string& directory, const Post& post);

}  // namespace mobysearch
