// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/public_link.h"

namespace mobysearch {

std::string public_link(const IndexInfo& site, const std::string& url) {
  const bool path = url.rfind('/', 0) == 0 && url.rfind("//", 0) != 0;
  const bool web = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
  if (path) return site.site_url + url;
  return web ? url : "#";
}

}  // namespace mobysearch
