// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/public_link.h"

#include "common/text/url.h"

namespace mobysearch {

std::string public_link(const IndexInfo& site, const std::string& url) {
  if (is_site_path(url)) return site.site_url + url;
  return is_web_url(url) ? url : "#";
}

}  // namespace mobysearch
