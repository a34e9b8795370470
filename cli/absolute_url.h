// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/index/index_info.h"
#include "common/text/url.h"

namespace mobysearch {

/// A path on the site (with its baseurl) as a full URL where the site's address is known; any other
/// link as it is.
inline std::string absolute_url(const IndexInfo& site, const std::string& url) {
  return is_site_path(url) && is_web_url(site.site_url) ? site.site_url + url : url;
}

}  // namespace mobysearch
