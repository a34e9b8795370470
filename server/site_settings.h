// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// What each site may have as its own.
struct SiteSettings {
  std::vector<std::string> cors_origins;  ///< "*", or exact origins
  double rate_limit = 0;                  ///< requests per second and client; 0: no limit
  std::string public_url;     ///< "https://search.example" for absolute links; "": as Host says
  std::string template_file;  ///< the site's own results page (docs/http_api.md)
};

/// kUsage names the setting whose value is wrong, after `where` it was given: "--", "a.yml: ".
Result<void> check_settings(const SiteSettings& settings, const std::string& where);

}  // namespace mobysearch
