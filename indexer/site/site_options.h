// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mobysearch {

/// What of a site to read, and what to change in its configuration.
struct SiteOptions {
  std::vector<std::string> configs;  ///< as Jekyll's --config; empty: _config.yml in the source
  std::vector<std::string> include;  ///< beside posts: "pages", names of collections
  bool future = false;               ///< read posts with a future date, too
  bool drafts = false;               ///< read drafts, too
  bool unpublished = false;          ///< read posts with `published: false`, too
  std::string site_url;              ///< overrides the configuration's `url` unless empty
  std::string site_title;            ///< overrides its `title`
  std::string lang;                  ///< overrides its `lang`
  std::int64_t now = 0;              ///< when the site is built, seconds since 1970; 0: now
  unsigned threads = 0;              ///< 0: one per core
};

}  // namespace mobysearch
