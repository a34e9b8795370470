// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <tl/expected.hpp>
#include <vector>

#include "cli/index_job.h"

namespace mobysearch {

/// A child process that watches a site and indexes it (cli/site_watch.h). It is a process of its
/// own because the indexer forks, which a process with a server's threads may not. It ends with
/// this object, after the index at hand, and when this process is killed.
class WatchProcess {
 public:
  /// Returns when the first index is published. Call it before there are threads. Fails with the
  /// child's exit status, when that has said why. `own` are files that this process writes.
  static tl::expected<std::unique_ptr<WatchProcess>, ExitCode> start(IndexJob job,
                                                                     std::vector<std::string> own);
  ~WatchProcess();
  WatchProcess(const WatchProcess&) = delete;
  WatchProcess& operator=(const WatchProcess&) = delete;

  /// Has a thread of its own say so when the child ends without having been told to. The thread
  /// blocks the signals that the calling one blocks.
  void guard();

 private:
  WatchProcess(pid_t child, std::string site) : child_(child), site_(std::move(site)) {}

  const pid_t child_;
  const std::string site_;
  std::atomic<bool> is_ending_ = false;
  std::jthread guard_;
};

}  // namespace mobysearch
