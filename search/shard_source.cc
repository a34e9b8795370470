// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shard_source.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>
#include <charconv>

namespace mobysearch {
namespace {

constexpr std::string_view kScheme = "tcp://";

struct Network {
  std::uint32_t address;
  int bits;
};
constexpr std::array kPrivate = {Network{0x7F000000, 8}, Network{0x0A000000, 8},
                                 Network{0xAC100000, 12}, Network{0xC0A80000, 16},
                                 Network{0xA9FE0000, 16}};

Result<ShardAddress> parse_address(std::string_view text, std::string_view whole) {
  const auto wrong = [&](std::string_view what) {
    return fail(ErrorCode::kUsage, fmt::format("{}: {}", whole, what),
                "name a shard's server tcp://HOST:PORT, and those of its replicas behind it: "
                "tcp://HOST:PORT,HOST:PORT");
  };
  if (text.starts_with(kScheme)) text.remove_prefix(kScheme.size());
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos) return wrong("has no port");
  const std::string_view host = text.substr(0, colon), digits = text.substr(colon + 1);
  if (host.empty()) return wrong("has no host");
  if (host.find_first_of("/@[]: ") != host.npos) return wrong("is no host and port");
  ShardAddress address{.host = std::string(host)};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  if (error != std::errc() || end != digits.data() + digits.size() || address.port == 0)
    return wrong(fmt::format("{} is no port (1 to 65535)", digits.empty() ? "nothing" : digits));
  return address;
}

}  // namespace

std::string ShardAddress::name() const {
  return is_file() ? path : fmt::format("{}{}:{}", kScheme, host, port);
}

std::string ShardAddress::context() const {
  return is_file() ? std::string() : fmt::format("({}:{})", host, port);
}

bool ShardAddress::is_private() const {
  in_addr parsed{};
  if (is_file() || ::inet_pton(AF_INET, host.c_str(), &parsed) != 1) return true;
  const std::uint32_t own = ntohl(parsed.s_addr);
  for (const Network& network : kPrivate)
    if ((own ^ network.address) >> (32 - network.bits) == 0) return true;
  return false;
}

bool are_shards(const std::vector<std::string>& names) {
  return names.size() > 1 || (names.size() == 1 && names[0].starts_with(kScheme));
}

Result<ShardSource> parse_shard_source(std::string_view text) {
  if (!text.starts_with(kScheme)) return ShardSource{{.path = std::string(text)}};
  ShardSource source;
  for (std::string_view left = text;;) {
    const std::size_t comma = left.find(',');
    auto address = parse_address(left.substr(0, comma), text);
    if (!address) return fail(std::move(address.error()));
    source.push_back(std::move(*address));
    if (comma == left.npos) return source;
    left.remove_prefix(comma + 1);
  }
}

}  // namespace mobysearch
