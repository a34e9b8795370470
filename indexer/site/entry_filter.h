// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace mobysearch {

/// Which files and directories of a site Jekyll reads (Jekyll::EntryFilter). `include` wins over
/// `exclude`, and over the rule that names beginning with . _ # ~ or ending in ~ are no content.
class EntryFilter {
 public:
  EntryFilter(std::vector<std::string> include, std::vector<std::string> exclude);

  /// `entry` is a path below `base`, and `base` one below the site's source; as in Jekyll, only
  /// exclusion looks at the base.
  bool keeps(const std::string& base, const std::string& entry, bool is_directory) const;

 private:
  std::vector<std::string> include_, exclude_;
};

/// As Ruby's Dir.glob: '*' matches within a component, "**/" any number of them.
bool glob_matches(const std::string& pattern, const std::string& path);

}  // namespace mobysearch
