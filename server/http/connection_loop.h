// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/http/metrics.h"
#include "server/http/request_head.h"
#include "server/http/trusted_proxies.h"

namespace mobysearch {

/// What stands between the network and the answers. One thread waits on all connections and reads
/// heads, under a deadline and a byte cap; a complete head goes to a pool of workers. What a client
/// does not take of its answer at once the loop writes, under a deadline too. So an idle or slow
/// client costs a descriptor and some bounded memory, never a thread.
class ConnectionLoop {
 public:
  struct Options {
    unsigned workers = 4;
    std::size_t max_connections = 2048;
    std::size_t max_connections_per_client = 512;  ///< but for these:
    TrustedProxies proxies{};
    std::size_t max_queue = 256;
    int head_seconds = 5;                    ///< from a head's first byte to its last
    int idle_seconds = 30;                   ///< between requests
    int write_seconds = 5;                   ///< for a whole answer
    int linger_ms = 1000;                    ///< for a client to close too
    std::size_t max_unsent_bytes = 8 << 20;  ///< of all answers that clients have yet to take
    int drain_ms = 1000;                     ///< at a stop, for what was accepted
  };
  /// Makes the bytes of an answer. Called by several threads at once; must not throw. `error` is
  /// set for a request that is refused: for its head, or (503) since too many wait.
  using Responder = std::function<std::string(RequestHead head, const HeadError& error,
                                              const std::string& client, bool keep_alive)>;

  ConnectionLoop(Options options, Responder responder, Metrics& metrics);
  ~ConnectionLoop();
  ConnectionLoop(const ConnectionLoop&) = delete;
  ConnectionLoop& operator=(const ConnectionLoop&) = delete;

  /// Serves the listening sockets (it owns them) until stop() was called and what was accepted is
  /// answered. Returns false when the sockets failed.
  bool run(std::vector<int> listeners);
  /// From any thread or signal handler.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mobysearch
