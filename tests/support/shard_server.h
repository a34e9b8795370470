// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <list>
#include <memory>
#include <string>
#include <thread>

#include "tests/support/process.h"

namespace mobysearch::testing {

/// A xapian-tcpsrv on the loopback with a shard's file; it has a process for each connection, and
/// all that is done to it here is done to these, too. Killed at the end of its scope.
class ShardServer {
 public:
  static bool is_installed();

  /// Starts it on a free port, and waits until it listens.
  explicit ShardServer(std::string file);
  ~ShardServer();
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;

  int port() const { return port_; }
  /// As --db has it.
  std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port_); }
  void kill();
  /// On the same port, after it was killed.
  void start();
  void hang() const;
  void go_on() const;

 private:
  void signal(int number) const;

  const std::string file_;
  int port_ = 0;
  std::unique_ptr<Background> server_;
};

/// Stands before a ShardServer, and closes each connection over which a query comes, as one does
/// that connects and then fails.
class RefusingQueries {
 public:
  /// `server` is the port of what it passes all else on to.
  explicit RefusingQueries(int server);
  ~RefusingQueries();
  RefusingQueries(const RefusingQueries&) = delete;
  RefusingQueries& operator=(const RefusingQueries&) = delete;

  std::string address() const { return "tcp://127.0.0.1:" + std::to_string(port_); }

 private:
  void pass_on(int client) const;

  const int server_;
  int port_ = 0;
  int listening_ = -1;
  std::list<std::jthread> threads_;
};

/// A port of the loopback on which nobody listens.
int free_port();

}  // namespace mobysearch::testing
