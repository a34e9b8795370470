// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// The parts of a link that say where it leads. A link that is not http(s)://… has no host, and all
/// of it but query and fragment is its path.
struct LinkParts {
  std::string host;        ///< in lower case, without user and port
  std::string_view path;   ///< from its first slash; views into the link
  std::string_view query;  ///< behind the '?', without the fragment; views into the link
};

LinkParts split_link(std::string_view link);

/// "slideshare.net" of "www.slideshare.net".
std::string_view without_www(std::string_view host);

}  // namespace mobysearch
