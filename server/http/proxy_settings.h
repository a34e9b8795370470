// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "server/http/httplib_types.h"
#include "server/http/trusted_proxies.h"

namespace mobysearch {

/// The reverse proxies in front of the server. Immutable.
struct ProxySettings {
  TrustedProxies proxies{};
  std::string client_header = "X-Forwarded-For";  ///< in which they name the client

  /// The address of the client: of the peer, or what a trusted proxy says it is.
  std::string client_of(const httplib::Request& request) const;
  /// Where readers reach this server: `public_url`, or what the request says when that is "".
  std::string base_url(const httplib::Request& request, const std::string& public_url) const;
};

}  // namespace mobysearch
