// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// A link as a reader of the page at the path `page` may follow it: http(s) or a path on the site,
/// without controls. Protocol-relative ones become https; those relative to the page are resolved
/// (RFC 3986, section 5.2), unless `page` is "". "" for what leads nowhere else (javascript:,
/// data:, mailto:, #here).
std::string clean_link(std::string_view link, std::string_view page);

}  // namespace mobysearch
