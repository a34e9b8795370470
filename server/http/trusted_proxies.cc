// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/trusted_proxies.h"

#include <arpa/inet.h>
#include <httplib.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

using Address = std::array<std::uint8_t, 16>;
constexpr int kMappedBits = 96;

std::optional<Address> parse_address(std::string_view text, bool* is_v4 = nullptr) {
  const std::string terminated(text);
  Address address{};
  if (inet_pton(AF_INET6, terminated.c_str(), address.data()) == 1) return address;
  address[10] = address[11] = 0xFF;
  if (inet_pton(AF_INET, terminated.c_str(), address.data() + 12) != 1) return std::nullopt;
  if (is_v4 != nullptr) *is_v4 = true;
  return address;
}

bool is_mapped_v4(const Address& address) {
  return std::all_of(address.begin(), address.begin() + 10, [](auto byte) { return byte == 0; }) &&
         address[10] == 0xFF && address[11] == 0xFF;
}

std::string to_text(const Address& address) {
  char text[INET6_ADDRSTRLEN] = "";
  const bool is_v4 = is_mapped_v4(address);
  inet_ntop(is_v4 ? AF_INET : AF_INET6, address.data() + (is_v4 ? 12 : 0), text, sizeof text);
  return text;
}

/// "1.2.3.4", "1.2.3.4:56", "::1", "[::1]" or "[::1]:56".
std::optional<Address> parse_hop(std::string_view text) {
  text = trim(text, " \t");
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    return end == std::string_view::npos ? std::nullopt : parse_address(text.substr(1, end - 1));
  }
  if (std::count(text.begin(), text.end(), ':') == 1) text = text.substr(0, text.find(':'));
  return parse_address(text);
}

bool same_prefix(const Address& a, const Address& b, int bits) {
  const int whole = bits / 8;
  if (!std::equal(a.begin(), a.begin() + whole, b.begin())) return false;
  const int rest = bits % 8;
  if (rest == 0) return true;
  const auto at = static_cast<std::size_t>(whole);
  return ((a[at] ^ b[at]) >> (8 - rest)) == 0;
}

/// All of a header's lines as one list, as RFC 9110 reads them.
std::string joined(const httplib::Headers& headers, const std::string& name) {
  std::string all;
  const auto [begin, end] = headers.equal_range(name);
  for (auto line = begin; line != end; ++line) all += (all.empty() ? "" : ",") + line->second;
  return all;
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& networks) {
  TrustedProxies proxies;
  for (const std::string& text : networks) {
    const auto slash = text.find('/');
    bool is_v4 = false;
    const auto address = parse_address(std::string_view(text).substr(0, slash), &is_v4);
    const int most = is_v4 ? 32 : 128;
    int bits = most;
    const char* const end = text.data() + text.size();
    const bool sound = slash == std::string::npos ||
                       std::from_chars(text.data() + slash + 1, end, bits).ptr == end;
    if (!address || !sound || slash + 1 == text.size() || bits < 0 || bits > most) {
      return fail(ErrorCode::kUsage, text + " is neither an IP address nor a CIDR network",
                  "write it as 127.0.0.1, 10.0.0.0/8 or fd00::/8");
    }
    proxies.networks_.push_back({*address, bits + (is_v4 ? kMappedBits : 0)});
  }
  return proxies;
}

bool TrustedProxies::trusts(std::string_view address) const {
  if (address == kUnixPeer) return true;
  const auto parsed = parse_address(address);
  return parsed && std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
           return same_prefix(network.address, *parsed, network.bits);
         });
}

std::string TrustedProxies::client_of(const std::string& peer, std::string_view forwarded) const {
  std::string client = peer;
  while (trusts(client) && !forwarded.empty()) {
    const auto begin = forwarded.rfind(',') + 1;  // 0 where there is no comma
    const auto hop = parse_hop(forwarded.substr(begin));
    if (!hop) break;
    client = to_text(*hop);
    forwarded = forwarded.substr(0, begin > 0 ? begin - 1 : 0);
  }
  return client;
}

std::string client_network(const std::string& address) {
  auto parsed = parse_address(address);
  if (!parsed) return address;
  if (!is_mapped_v4(*parsed)) std::fill(parsed->begin() + 8, parsed->end(), std::uint8_t{0});
  return to_text(*parsed);
}

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
