// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "server/http/trusted_proxies.h"

namespace mobysearch {

/// The limits of a ConnectionLoop.
struct ConnectionOptions {
  unsigned workers = 4;
  std::size_t max_connections = 2048;
  std::size_t max_connections_per_client = 512;  ///< which does not hold for these:
  TrustedProxies proxies{};
  std::size_t max_queue = 256;
  std::chrono::milliseconds head_time{5000};    ///< from a head's first byte to its last
  std::chrono::milliseconds idle_time{30'000};  ///< between requests
  std::chrono::milliseconds write_time{5000};   ///< for a whole answer
  std::chrono::milliseconds linger_time{1000};  ///< for a client to close too
  std::size_t max_unsent_bytes = 8 << 20;       ///< of all answers that clients have yet to take
  std::chrono::milliseconds drain_time{1000};   ///< at a stop, for what was accepted
};

/// What a ConnectionLoop counts.
struct ConnectionCounters {
  std::atomic<std::uint64_t> rejected_connections{0};  ///< over a cap
  std::atomic<std::uint64_t> rejected_heads{0};        ///< malformed, too slow, too large
  std::atomic<std::uint64_t> slow_readers{0};          ///< did not take their answer in time
  std::atomic<std::uint64_t> overloads{0};             ///< the queue was full
  std::atomic<std::int64_t> connections{0};            ///< open now
  std::atomic<std::int64_t> queued{0};                 ///< requests that wait for a thread now
};

}  // namespace mobysearch
