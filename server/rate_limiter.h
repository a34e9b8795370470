// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace mobysearch {

/// A token bucket for each client: `per_second` requests, twice as many in a burst. Remembers a
/// bounded number of clients. Thread-safe.
class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;
  /// 0: no limit.
  explicit RateLimiter(double per_second) : per_second_(per_second) {}
  bool limits() const { return per_second_ > 0; }
  bool allow(const std::string& client, Clock::time_point now = Clock::now());

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled;
  };
  const double per_second_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace mobysearch
