// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/index/index_info.h"
#include "common/result.h"

namespace mobysearch {

/// Values that one source has for options, by the option's name.
using OptionValues = std::map<std::string, std::vector<std::string>>;

inline constexpr const char* kSettingsName = "mobysearch.yml";

/// The file kSettingsName in a site's root. A key is an option's name (`db: blog.mobydb`,
/// `cors-origin: [a, b]`), or `synonyms`, a map from words to their equivalents.
struct SettingsFile {
  std::string path;  ///< empty when there is none
  OptionValues options;
  Synonyms synonyms;

  /// Reads the file in `directory`; a missing file is an empty one. kInputUnreadable, naming file
  /// and line.
  static Result<SettingsFile> read(const std::string& directory);
  /// The same of the file at `path`, which has to be there.
  static Result<SettingsFile> read_file(const std::string& path);
};

}  // namespace mobysearch
