// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/site_settings.h"

#include <fmt/format.h>

#include "server/http/response.h"

namespace mobysearch {

Result<void> check_settings(const SiteSettings& settings, const std::string& where) {
  if (settings.public_url != origin_of(settings.public_url)) {
    return fail(ErrorCode::kUsage, fmt::format("{}public-url must be a scheme and host, e.g. "
                                               "https://search.example.org, not '{}'",
                                               where, settings.public_url));
  }
  for (const std::string& origin : settings.cors_origins) {
    if (origin != "*" && origin != origin_of(origin)) {
      return fail(
          ErrorCode::kUsage,
          fmt::format("{}cors-origin must be an origin such as https://blog.example, not '{}'",
                      where, origin),
          fmt::format("use {}cors-origin '*' to allow any", where));
    }
  }
  return {};
}

}  // namespace mobysearch
