// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

#include "server/http/connection.h"

namespace mobysearch {

/// Connections with a request that waits for a worker, in the order that they came. Thread-safe.
class JobQueue {
 public:
  /// Adds them in one go. One worker is woken; it wakes the next.
  void push(const std::vector<Connection*>& connections);
  /// Adds one in the place of the last of the client of whom most wait, which is returned; that is
  /// the new one itself when its client would have no fewer. For when there are too many.
  Connection* push_instead(Connection& connection);
  /// Waits for one; nullptr once the queue is closed and empty.
  Connection* pop();
  /// Pending jobs are still returned, and what is pushed meanwhile; then pop() returns nullptr.
  void close();
  bool is_closed() const { return closed_; }
  std::size_t size() const { return size_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Connection*> waiting_;
  std::atomic<std::size_t> size_{0};
  std::atomic<bool> closed_{false};
};

}  // namespace mobysearch
