// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/site_address.h"

#include "server/site_name.h"

namespace mobysearch {

std::optional<RequestedSite> address_of(std::string_view target, std::string_view host,
                                        const HostMap& hosts) {
  if (auto name = hosts.site_of(host)) return RequestedSite{std::move(*name), {}};
  if (!target.starts_with('/')) return std::nullopt;
  const std::string_view name = target.substr(1, target.find_first_of("/?", 1) - 1);
  if (!is_site_name(name)) return std::nullopt;
  return RequestedSite{std::string(name), "/" + std::string(name)};
}

}  // namespace mobysearch
