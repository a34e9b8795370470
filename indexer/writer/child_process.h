// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <functional>

#include "common/file_descriptor.h"

namespace mobysearch {

/// A fork of this process, with a socket between the two.
class ChildProcess {
 public:
  /// The child calls `run` with its end of the socket, and ends when that returns: before, if the
  /// thread that made it does. With other threads about, `run` may do little (fork(2)).
  explicit ChildProcess(const std::function<void(int socket)>& run);
  /// Shuts the socket, and waits for the child's end.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Why there is no child (an errno); 0 when there is one.
  int error() const { return error_; }
  /// Our end of the socket.
  int socket() const { return socket_.get(); }
  /// Likewise what the destructor does. Returns how the child ended, as waitpid(2) tells it.
  int end();

 private:
  FileDescriptor socket_;
  pid_t pid_ = -1;
  int error_ = 0;
};

}  // namespace mobysearch
