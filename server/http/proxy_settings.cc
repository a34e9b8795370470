// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/proxy_settings.h"

#include <httplib.h>

#include "server/http/origin.h"

namespace mobysearch {
namespace {

/// All of a header's lines as one list, as RFC 9110 reads them.
std::string joined(const httplib::Headers& headers, const std::string& name) {
  std::string all;
  const auto [begin, end] = headers.equal_range(name);
  for (auto line = begin; line != end; ++line) all += (all.empty() ? "" : ",") + line->second;
  return all;
}

}  // namespace

// The peer is request.remote_addr. The header REMOTE_ADDR may be the client's.

std::string ProxySettings::client_of(const httplib::Request& request) const {
  return proxies.client_of(request.remote_addr, joined(request.headers, client_header));
}

std::string ProxySettings::base_url(const httplib::Request& request,
                                    const std::string& public_url) const {
  if (!public_url.empty()) return public_url;
  const bool is_secure = request.get_header_value("X-Forwarded-Proto") == "https" &&
                         proxies.trusts(request.remote_addr);
  const std::string url = (is_secure ? "https://" : "http://") + request.get_header_value("Host");
  return url == origin_of(url) ? url : "http://localhost";
}

}  // namespace mobysearch
