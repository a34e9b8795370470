// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/url.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

bool is_kept(char c, std::string_view also_kept) {
  return is_ascii_letter(c) || is_digit(c) ||
         std::string_view("-._~").find(c) != std::string_view::npos ||
         also_kept.find(c) != std::string_view::npos;
}

/// The byte that `text` begins with an escape of, or −1.
int escaped_byte(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') return -1;
  const int high = hex_value(text[1]);
  const int low = hex_value(text[2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

}  // namespace

bool is_web_url(std::string_view link) {
  return link.starts_with("https://") || link.starts_with("http://");
}

bool is_site_path(std::string_view link) {
  return link.starts_with('/') && !link.starts_with("//");
}

std::string percent_encode(std::string_view text, std::string_view also_kept) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += is_kept(c, also_kept) ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

std::string encode_param(std::string_view text) {
  std::string out = percent_encode(text, " ");
  std::replace(out.begin(), out.end(), ' ', '+');
  return out;
}

std::string percent_decode_leniently(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int byte = escaped_byte(text.substr(i));
    out += byte < 0 ? text[i] : static_cast<char>(byte);
    if (byte >= 0) i += 2;
  }
  return out;
}

std::optional<std::string> percent_decode(std::string_view text) {
  for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (escaped_byte(text.substr(at)) < 0) return std::nullopt;
  }
  return percent_decode_leniently(text);
}

}  // namespace mobysearch
