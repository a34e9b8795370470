// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "common/result.h"
#include "indexer/indexer.h"
#include "indexer/tree_watch.h"

namespace mobysearch {

/// Which changes in a site's root can change its index: those of posts, pages, includes, layouts,
/// data, plugins and configuration. What the site excludes, what Jekyll builds, hidden files,
/// editors' copies and the index itself do not count. Immutable; copies share nothing.
class WatchRule {
 public:
  /// By the configuration as it is now. `own` are more files that this process writes, the log say.
  /// Fails as read_site_config() does.
  static Result<WatchRule> read(const IndexerOptions& options,
                                const std::vector<std::string>& own = {});

  /// Of the site's directory, canonical.
  const std::string& root() const { return root_; }
  /// Configuration files that are not below it.
  const std::vector<std::string>& other_files() const { return other_files_; }

  /// Both take paths below the root.
  bool enters(const std::string& directory) const;
  bool counts(const std::string& path) const;
  WatchedPaths paths() const;

  /// Whether the rule may be another one after this change, of take_changes().
  bool is_made_of(const std::string& change) const;

 private:
  WatchRule(SiteConfig config, const IndexerOptions& options, const std::vector<std::string>& own);
  void add_config(const std::string& name, const std::string& source);
  /// Of a path below the root.
  bool is_own(const std::string& path) const { return own_.contains(root_ + "/" + path); }

  SiteConfig config_;
  std::string root_;
  std::string below_root_;         ///< the source, "" where it is the root
  std::set<std::string> configs_;  ///< below the root
  std::vector<std::string> other_files_;
  std::set<std::string> own_;  ///< what this process writes, as absolute paths
};

}  // namespace mobysearch
