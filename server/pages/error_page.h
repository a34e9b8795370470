// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/index/index_info.h"
#include "server/pages/page_request.h"

namespace mobysearch {

/// What a reader sees instead of the results of `request` when the answer has this status: what
/// happened, in the site's language, and the ways back. `site` may be empty, for want of an index.
std::string error_page(int status, const PageRequest& request, const IndexInfo& site,
                       std::string_view page_template);

}  // namespace mobysearch
