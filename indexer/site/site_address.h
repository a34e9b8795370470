// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// Where a site is published. `url` + `baseurl` + a document's URL is what a reader follows.
struct SiteAddress {
  std::string url;      ///< scheme and host, and a path if the site's `url` has one; or empty
  std::string baseurl;  ///< "" or "/path", percent-encoded
};

/// Makes the address of what a configuration or a user wrote, as Jekyll's filters relative_url and
/// absolute_url read it: slashes around `baseurl` do not matter. What would lead nowhere is mended:
/// a `url` without scheme is https, and a `baseurl` that is a whole URL is taken apart. A `url`
/// that is no http(s) address of a host is none.
SiteAddress site_address(std::string_view url, std::string_view baseurl);

/// The `url` of a user who may have written the site's whole address: without the `baseurl` that it
/// ends in. "" if it is no address.
std::string url_of_whole_address(std::string_view written, std::string_view baseurl);

}  // namespace mobysearch
