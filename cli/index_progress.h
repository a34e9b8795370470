// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "cli/terminal.h"
#include "common/progress.h"

namespace mobysearch {

/// The part of indexing a large site that is done, from 0 to 1.
double part_done(const Progress& progress);

/// One line for a reader: "1200 of 10000 posts, 600/s, 14 s left". `seconds`: since the beginning,
/// and since the phase began. What is left is told once it can be guessed.
std::string describe(const Progress& progress, double seconds, double seconds_of_phase);

/// Shows the progress of an indexer: as a bar on a terminal, elsewhere, as in a log, as a line at
/// each interval, so that only long runs have such. Not thread-safe.
class IndexProgress {
 public:
  static constexpr std::chrono::minutes kInterval{1};

  explicit IndexProgress(int fd, std::chrono::steady_clock::duration interval = kInterval);
  void show(const Progress& progress);
  /// Removes the bar, if one is drawn.
  void clear() { bar_.clear(); }

 private:
  using Clock = std::chrono::steady_clock;

  ProgressBar bar_;
  const Clock::duration interval_;
  const Clock::time_point began_ = Clock::now();
  std::optional<Progress::Phase> phase_;
  Clock::time_point phase_began_;
  Clock::time_point next_line_;
};

}  // namespace mobysearch
