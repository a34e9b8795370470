// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/index_job.h"

namespace mobysearch {

struct SiteWatchOptions {
  std::vector<int> ending_signals;      ///< are blocked while it runs
  std::vector<std::string> own = {};    ///< files that this program writes, beside the index
  std::function<void()> ready = [] {};  ///< is called when the first index is published
  /// Prints what was indexed.
  std::function<void(const IndexJob&, const IndexReport&)> report = print_report;
};

/// Indexes the site, and again whenever something in it changes, until it gets a signal. What
/// changes within a moment makes one index, and one is made at a time. What is wrong at its start
/// ends it, as `mobysearch index`; later that is printed, and the index that is there stays.
/// Forks, as the indexer does: call it where there are no other threads.
Result<ExitCode> watch_site(IndexJob& job, SettingsFile settings, const SiteWatchOptions& options);

}  // namespace mobysearch
