// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <thread>
#include <vector>

#include "common/file_descriptor.h"

namespace mobysearch {

class App;
class ConnectionLoop;
class ServerLog;
struct ServerOptions;

/// Blocks SIGTERM, SIGINT and SIGHUP in this thread, and so in those that it starts, and returns a
/// descriptor from which they are read.
FileDescriptor block_signals();

/// A thread that acts on signals and shows the query statistics to who connects to the operator's
/// socket. It refers to its arguments until it is destroyed.
class SignalThread {
 public:
  /// `admin` holds the operator's listening socket, or nothing.
  SignalThread(FileDescriptor signals, std::vector<FileDescriptor> admin,
               const ServerOptions& options, App& app, ServerLog& log, ConnectionLoop& loop);

 private:
  void run(const std::stop_token& stop);
  void take_signal();
  void reload_template();
  void show_stats(int listener);

  const FileDescriptor signals_;
  const std::vector<FileDescriptor> admin_;
  const ServerOptions& options_;
  App& app_;
  ServerLog& log_;
  ConnectionLoop& loop_;
  std::jthread thread_;  // last: it is joined before the rest goes
};

}  // namespace mobysearch
