// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace mobysearch {

/// A progress bar on stderr, drawn at most ten times a second, if `fd` is a terminal. Not
/// thread-safe.
class ProgressBar {
 public:
  explicit ProgressBar(int fd);
  void show(std::size_t done, std::size_t total);
  /// Removes the bar, if one is drawn.
  void clear();

 private:
  bool on_terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace mobysearch
