// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "server/http/connection.h"
#include "server/http/job_queue.h"
#include "server/http/poller.h"

namespace mobysearch {

/// What the loop's thread and the workers share.
struct LoopState {
  /// Keeps the rest of an answer for when the client takes it.
  void hold(Connection& connection, std::string_view rest);
  /// From now on the client has so long for its next request.
  void expect_request(Connection& connection) const;

  const ConnectionOptions options;
  Responder& responder;
  ConnectionCounters& counters;
  Poller poller{};
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> unsent_bytes{0};
};

/// The threads that answer requests. A connection that was pushed is theirs until it is
/// kReading again or taken back. Of requests that came in a row (pipelining) one is answered, then
/// the connection waits behind all others.
class Workers {
 public:
  explicit Workers(LoopState& state);
  /// Starts as many threads as are asked for and the system gives, and returns how many that are.
  std::size_t start();
  /// Each connection that is queued is answered once more first.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void push(const std::vector<Connection*>& connections) { jobs_.push(connections); }
  /// See JobQueue; the one that is returned is the loop's again.
  Connection* push_instead(Connection& connection) { return jobs_.push_instead(connection); }
  std::size_t queued() const { return jobs_.size(); }
  /// A connection that the loop has to see to: closed, broken, or with an unsent rest; nullptr when
  /// there is none. The poller is woken when there is.
  Connection* take_back();

 private:
  void run();
  void answer(Connection& connection);
  bool closes_after(const RequestHead& head, const Connection& connection) const;
  void pass_on(Connection& connection);
  void give_back(Connection& connection);
  void leave_to_loop(Connection& connection);

  LoopState& state_;
  JobQueue jobs_;
  std::mutex mutex_;
  std::vector<Connection*> done_;  ///< has room for all that there may be
  std::vector<std::thread> threads_;
};

}  // namespace mobysearch
