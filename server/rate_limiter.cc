// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/rate_limiter.h"

#include <algorithm>

namespace mobysearch {

bool RateLimiter::allow(const std::string& client, Clock::time_point now) {
  constexpr std::size_t kMaxClients = 10'000;
  if (!limits()) return true;
  const double burst = std::max(1.0, 2 * per_second_);
  const std::lock_guard lock(mutex_);
  // Dropping all buckets only lets some clients burst once more.
  if (buckets_.size() >= kMaxClients && buckets_.count(client) == 0) buckets_.clear();
  auto [found, is_new] = buckets_.try_emplace(client, Bucket{burst, now});
  Bucket& bucket = found->second;
  const double elapsed = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(burst, bucket.tokens + elapsed * per_second_);
  bucket.filled = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace mobysearch
