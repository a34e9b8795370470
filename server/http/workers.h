// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/epoll.h>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "common/file_descriptor.h"
#include "server/http/connection.h"
#include "server/http/request_head.h"

namespace mobysearch {

/// Waits for many descriptors at once (epoll), and for other threads. Thread-safe but for wait().
class Poller {
 public:
  Poller();

  /// Reports each time that `fd` can be read.
  void add(int fd) const { control(fd, EPOLL_CTL_ADD, EPOLLIN); }
  /// Reports once that `fd` can be read; expect() asks for the next event, EPOLLIN or EPOLLOUT. So
  /// nobody reads a connection while a worker has it.
  void add_once(int fd) const { control(fd, EPOLL_CTL_ADD, EPOLLIN | EPOLLONESHOT); }
  void expect(int fd, std::uint32_t event) const {
    control(fd, EPOLL_CTL_MOD, event | EPOLLONESHOT);
  }

  /// The descriptors that something happened to, within a tick; kWoken among them after wake_up().
  const std::vector<int>& wait(int tick_ms);
  /// From any thread or signal handler.
  void wake_up() const;

  static constexpr int kWoken = -1;

 private:
  void control(int fd, int operation, std::uint32_t events) const;

  const FileDescriptor epoll_;
  const FileDescriptor wake_;
  std::vector<int> ready_;
};

/// Connections with a request that waits for a worker, in the order that they came. Thread-safe.
class JobQueue {
 public:
  /// Adds them in one go. One worker is woken; it wakes the next.
  void push(const std::vector<Connection*>& connections);
  /// Waits for one; nullptr once the queue is closed and empty.
  Connection* pop();
  /// Pending jobs are still returned; afterwards pop() returns nullptr.
  void close();
  std::size_t size() const { return size_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Connection*> waiting_;
  std::atomic<std::size_t> size_{0};
  bool closed_ = false;
};

/// What the loop's thread and the workers share.
struct LoopState {
  /// Keeps the rest of an answer for when the client takes it; a connection whose rest is too much
  /// breaks.
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
/// kReading again or taken back.
class Workers {
 public:
  explicit Workers(LoopState& state);
  /// What is queued is answered first.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void push(const std::vector<Connection*>& connections) { jobs_.push(connections); }
  std::size_t queued() const { return jobs_.size(); }
  /// The connections that the loop has to see to: closed, broken, or with an unsent rest. The
  /// poller is woken when there are any.
  std::vector<Connection*> take_back();

 private:
  void run();
  bool answer(Connection& connection);
  void give_back(Connection& connection);

  LoopState& state_;
  JobQueue jobs_;
  std::mutex mutex_;
  std::vector<Connection*> done_;
  std::vector<std::thread> threads_;
};

}  // namespace mobysearch
