// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/index/synonyms.h"
#include "common/result.h"

namespace mobysearch {

/// Values that one source has for options, by the option's name.
using OptionValues = std::map<std::string, std::vector<std::string>>;

/// `mobysearch.yml` in a site's root: one key an option (`db: blog.mobydb`, `cors-origin: [a, b]`),
/// and `synonyms:`, a map from a word to its equivalents.
struct SettingsFile {
  std::string path;  ///< empty when there is none
  OptionValues options;
  Synonyms synonyms;

  /// A missing file is an empty one. kInputUnreadable for one that cannot be parsed.
  static Result<SettingsFile> read(const std::string& directory);
};

}  // namespace mobysearch
