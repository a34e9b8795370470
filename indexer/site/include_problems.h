// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/site_config.h"
#include "indexer/site/skipped_file.h"

namespace mobysearch {

/// What went wrong with the includes of bodies as they were loaded. Thread-safe.
class IncludeProblems {
 public:
  /// Neither the site nor its theme has it.
  void add_missing(std::string_view name);
  /// It is left out; unusable_includes() does not know it when its name is computed.
  void add_unread(SkippedFile file);

  /// A line that names the missing ones, and the theme that may have them; empty when there are
  /// none.
  std::string missing(const SiteConfig& config) const;
  /// Each once for every time that it was left out.
  std::vector<SkippedFile> unread() const;

 private:
  mutable std::mutex mutex_;
  std::set<std::string, std::less<>> missing_;
  std::vector<SkippedFile> unread_;
};

}  // namespace mobysearch
