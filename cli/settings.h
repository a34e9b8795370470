// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <CLI/App.hpp>
#include <map>
#include <string>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// `mobysearch.yml` in a site's root: one key an option (`db: blog.mobydb`, `cors-origin: [a, b]`),
/// and `synonyms:`, a map from a word to its equivalents.
struct SettingsFile {
  std::string path;  ///< empty when there is none
  std::map<std::string, std::vector<std::string>> options;
  std::string synonyms_json = "{}";  ///< {"k8s": ["kubernetes"]}

  /// A missing file is an empty one. kInputUnreadable for one that cannot be parsed.
  static Result<SettingsFile> read(const std::string& directory);
};

/// Fills every option of `command` that was not given on the command line from the environment
/// (--cors-origin from MOBYSEARCH_CORS_ORIGIN), else from the file. Lists in the environment are
/// comma-separated. Throws CLI::ParseError for a value that the option refuses.
/// Fails with kUsage for a key of the file that is no option of any of `app`'s commands.
Result<void> apply_settings(CLI::App& app, CLI::App& command, const SettingsFile& file);

}  // namespace mobysearch
