// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/file_descriptor.h"
#include "server/http/connection_table.h"
#include "server/http/workers.h"

namespace mobysearch {

/// The gate between the network and the answers. One thread waits on all connections and reads
/// heads, under a deadline and a byte cap; a complete head goes to a pool of workers. What a client
/// does not take of its answer at once the thread writes, under a deadline too. So an idle or slow
/// client costs a descriptor and some bounded memory, never a worker.
class ConnectionLoop {
 public:
  /// `responder` and `counters` must outlive this.
  ConnectionLoop(const ConnectionOptions& options, Responder& responder,
                 ConnectionCounters& counters);

  /// To be called first. Returns how many workers run: fewer than were asked for, or none, when the
  /// system gives no more threads.
  std::size_t start_workers() { return workers_.start(); }
  /// Serves the listening sockets until stop() was called and what was accepted is answered.
  /// Returns false when the sockets failed.
  bool run(std::vector<FileDescriptor> listeners);
  /// From any thread or signal handler.
  void stop();

 private:
  using Clock = Connection::Clock;

  // For the thread that runs the loop, as are all members but state_ and workers_.
  bool turn();
  bool accept_new(const std::vector<int>& events);
  bool is_drained() const;
  bool accept_all(int listener);
  void add(FileDescriptor fd, std::string client);
  void drop(Connection& connection);
  void serve(Connection& connection);
  void read_from(Connection& connection);
  void hand_over(Connection& connection);
  void hand_over_instead(Connection& connection);
  void refuse_for_now(Connection& connection);
  void push_ready();
  void take_back();
  void write_to(Connection& connection);
  void linger(Connection& connection);
  void drain_input(Connection& connection);
  void drop_slow();
  void drop_late();
  void begin_draining();

  LoopState state_;
  std::vector<FileDescriptor> listeners_;
  ConnectionTable connections_;
  std::vector<Connection*> ready_;  ///< for the workers, at the end of this turn
  bool draining_ = false;
  Clock::time_point drain_deadline_;
  Clock::time_point next_tick_;
  Workers workers_{state_};  // last: they end before what they use
};

}  // namespace mobysearch
