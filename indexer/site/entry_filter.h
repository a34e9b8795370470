// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace mobysearch {

/// Which entries of a site Jekyll looks at (Jekyll::EntryFilter). `include` wins over `exclude`,
/// and over the rule that names beginning with . _ # ~ or ending in ~ are no content.
class EntryFilter {
 public:
  EntryFilter(std::vector<std::string> include, std::vector<std::string> exclude);

  /// `entry` is a path below `base`, and `base` one below the site's source; as in Jekyll, only
  /// exclusion looks at the base.
  bool keeps(const std::string& base, const std::string& entry, bool is_directory) const;

 private:
  std::vector<std::string> include_, exclude_;
};

/// As Ruby's Dir.glob: '*' stays within a component, "**/" crosses them.
bool glob_matches(const std::string& pattern, const std::string& path);

/// "a" and "b" make "a/b"; an empty one is left out.
std::string join_path(const std::string& base, const std::string& below);

}  // namespace mobysearch
