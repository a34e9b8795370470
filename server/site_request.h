// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

namespace mobysearch {

/// A request to a site, and what stands before the site's paths in it: "/blog", or "". Refers to
/// the request.
struct SiteRequest {
  const httplib::Request& http;
  std::string root;

  /// Decoded, as the site knows it: "/search".
  std::string_view path() const { return std::string_view(http.path).substr(root.size()); }
  /// The same as it came, with the query: "/search?q=a%20b".
  std::string_view target() const { return std::string_view(http.target).substr(root.size()); }
};

}  // namespace mobysearch
