// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_address.h"

#include <algorithm>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

/// The length of "https://host" in a web URL.
std::size_t origin_length(std::string_view url) {
  return std::min(url.find('/', url.find("://") + 3), url.size());
}

/// Whether a web URL has a host, perhaps a port, and no byte that no URL has.
bool leads_somewhere(std::string_view url) {
  std::string_view host = url.substr(0, origin_length(url));
  take_until(host, "://");
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && all_digits(host.substr(colon + 1))) {
    host = host.substr(0, colon);
  }
  const bool is_ipv6 = host.starts_with('[') && host.ends_with(']');
  if (is_ipv6) host = host.substr(1, host.size() - 2);
  const bool is_host = !host.empty() && std::ranges::all_of(host, [&](char c) {
    const bool is_other = static_cast<unsigned char>(c) >= 0x80 || (is_ipv6 && c == ':');
    return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_' || is_other;
  });
  return is_host && std::ranges::none_of(url, [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte <= ' ' || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\';
         });
}

std::string normal_url(std::string_view written) {
  std::string url(trim_right(trim(written), "/"));
  if (url.starts_with("//")) {
    url = "https:" + url;
  } else if (url.find("://") == std::string::npos) {
    const std::string_view host = std::string_view(url).substr(0, url.find('/'));
    const bool is_host = host.find('.') != std::string_view::npos || host.starts_with("localhost");
    if (is_host) url = "https://" + url;
  }
  if (url.find("://") == std::string::npos) return {};
  const std::size_t origin = origin_length(url);
  url = ascii_lower(url.substr(0, origin)) + url.substr(origin);
  return is_web_url(url) && leads_somewhere(url) ? url : "";
}

/// A path with one slash before it, none behind it, and without "." and "..".
std::string normal_path(std::string_view written) {
  std::vector<std::string_view> kept;
  for (const std::string_view part : split(trim(trim(written), "/"), '/')) {
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (part != ".") {
      kept.push_back(part);
    }
  }
  std::string path;
  for (const std::string_view part : kept) path.append("/").append(part);
  return percent_encode(trim_right(path, "/"), "/!$&'()*+,;=:@%?#");
}

}  // namespace

std::string url_of_whole_address(std::string_view written, std::string_view baseurl) {
  std::string url = normal_url(written);
  const std::string_view path = std::string_view(url).substr(origin_length(url));
  if (path.ends_with(baseurl)) url.resize(url.size() - baseurl.size());
  return url;
}

SiteAddress site_address(std::string_view url, std::string_view baseurl) {
  const std::string_view base = trim(baseurl);
  SiteAddress address{normal_url(url), {}};
  if (base.find("://") == std::string_view::npos) {
    address.baseurl = normal_path(base);
    return address;
  }
  const std::size_t origin = origin_length(base);
  if (address.url.empty()) address.url = normal_url(base.substr(0, origin));
  address.baseurl = normal_path(base.substr(origin));
  return address;
}

}  // namespace mobysearch
