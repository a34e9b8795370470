// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace mobysearch::bench {

/// What a piece of work took, in a process of its own.
struct Measured {
  double wall_seconds = 0;  ///< of the part that the work itself timed
  double cpu_seconds = 0;   ///< of the whole process and its children
  std::int64_t peak_bytes = 0;
  std::int64_t result_bytes = 0;  ///< of the file or directory that came of it
  bool ok = false;
};

/// Runs `work` in a forked child. It returns the seconds that count (its preparations left out), or
/// a negative number for failure. `result` is the path whose size is reported.
Measured measure(const std::string& result, const std::function<double()>& work);

/// Seconds that `work` takes.
double seconds_of(const std::function<void()>& work);

std::int64_t bytes_at(const std::string& path);

}  // namespace mobysearch::bench
