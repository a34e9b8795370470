// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "common/file_descriptor.h"
#include "server/http/connection_options.h"
#include "server/http/responder.h"

namespace mobysearch {

/// The gate between the network and the answers. One thread waits on all connections and reads
/// heads, under a deadline and a byte cap; a complete head goes to a pool of workers. What a client
/// does not take of its answer at once the thread writes, under a deadline too. So an idle or slow
/// client costs a descriptor and some bounded memory, never a worker.
class ConnectionLoop {
 public:
  using Options = ConnectionOptions;

  /// Starts the workers. `responder` and `counters` must outlive this.
  ConnectionLoop(const Options& options, Responder& responder, ConnectionCounters& counters);
  ~ConnectionLoop();
  ConnectionLoop(const ConnectionLoop&) = delete;
  ConnectionLoop& operator=(const ConnectionLoop&) = delete;

  /// Serves the listening sockets until stop() was called and what was accepted is answered.
  /// Returns false when the sockets failed.
  bool run(std::vector<FileDescriptor> listeners);
  /// From any thread or signal handler.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mobysearch
