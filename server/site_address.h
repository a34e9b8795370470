// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/host_map.h"

namespace mobysearch {

/// Which of many sites a request is for, and what stands before that site's paths in its target:
/// "/blog", or "" where the host alone names the site.
struct RequestedSite {
  std::string name;
  std::string root;
};

/// The host decides where `hosts` has it, else the first part of the path, which has to be a site's
/// name as it is (is_site_name(), nothing percent-encoded). nullopt when that is no name.
std::optional<RequestedSite> address_of(std::string_view target, std::string_view host,
                                        const HostMap& hosts);

}  // namespace mobysearch
