// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// What `link:` finds an absolute http(s) URL by: its host and the host's parents
/// (`www.slideshare.net`, `slideshare.net`), and the host without `www.` with each leading part of
/// the path (`github.com/moby`, `github.com/moby/moby`), in lower case. Nothing for other links.
std::vector<std::string> link_terms(std::string_view url);

/// Which of those a query asks for: what is typed, in lower case, without scheme, `www.`, query,
/// fragment and slashes at its end.
std::string link_term(std::string_view typed);

}  // namespace mobysearch
