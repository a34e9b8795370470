// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "server/http/response.h"

namespace mobysearch {

/// Address of a peer on a Unix socket, as ConnectionLoop names it.
inline constexpr std::string_view kUnixPeer = "unix";

/// The proxies that are believed when they say on whose behalf they ask. What anybody else says of
/// it is ignored. Immutable.
class TrustedProxies {
 public:
  /// Of addresses and networks: "127.0.0.1", "10.0.0.0/8", "fd00::/8". kUsage names what is
  /// neither.
  static Result<TrustedProxies> parse(const std::vector<std::string>& networks);

  /// Whoever may open our Unix socket is trusted always.
  bool trusts(std::string_view address) const;

  /// Who asks: the right-most address of `forwarded` (comma-separated, each hop appends the one
  /// that it saw) that is no trusted proxy; what stands left of it anybody may have made up. `peer`
  /// when it is not trusted, or nothing usable was forwarded.
  std::string client_of(const std::string& peer, std::string_view forwarded) const;

 private:
  using Address = std::array<std::uint8_t, 16>;  ///< IPv4 as IPv6 maps it
  struct Network {
    Address address{};
    int bits = 128;
  };
  std::vector<Network> networks_;
};

/// What limits a client: its IPv4 address, or the /64 of its IPv6 address, which one reader has
/// whole.
std::string client_network(const std::string& address);

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
