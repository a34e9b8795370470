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
  return is_web_url(url) ? url : "";
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
