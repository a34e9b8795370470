// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "indexer/site/site_config.h"

namespace mobysearch {

/// The includes that bodies name, and neither the site nor its theme has. Thread-safe.
class MissingIncludes {
 public:
  void add(std::string_view name);
  /// A line that names them, and the theme that may have them; empty when there are none.
  std::string warning(const SiteConfig& config) const;

 private:
  mutable std::mutex mutex_;
  std::set<std::string, std::less<>> names_;
};

}  // namespace mobysearch
