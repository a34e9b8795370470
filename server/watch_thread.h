// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace mobysearch {

/// A thread that looks again and again whether something has changed. Thread-safe.
class WatchThread {
 public:
  using Look = std::function<void(const std::stop_token&)>;

  /// Calls `look` at once, and then so long after it last returned. Waits for the first look to
  /// end, a second at most. What `look` throws, as for a lack of memory, ends nothing.
  WatchThread(std::chrono::milliseconds interval, Look look);

  /// Looks at once.
  void look_now();

 private:
  void run(const std::stop_token& stop);

  const std::chrono::milliseconds interval_;
  const Look look_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool asked_ = false;
  bool has_looked_ = false;
  std::jthread thread_;  // last: it is joined before the rest goes
};

}  // namespace mobysearch
