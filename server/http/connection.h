// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "common/file_descriptor.h"
#include "server/http/request_head.h"

namespace mobysearch {

/// One client's connection. It has one owner at a time, and `state` says which: a worker while it
/// is kBusy, else the loop's thread. Only the owner touches the rest; it sets `state` last.
struct Connection {
  using Clock = std::chrono::steady_clock;
  enum class State {
    kReading,    ///< waiting for a request, or for the rest of its head
    kBusy,       ///< a worker makes the answer
    kWriting,    ///< waiting for the client to take the rest of an answer
    kLingering,  ///< the answer is sent; input is drained before the connection is closed
  };

  void set_deadline(std::chrono::milliseconds from_now) { deadline = Clock::now() + from_now; }

  FileDescriptor fd;
  std::string client;  ///< the address of the peer
  std::string buffer;  ///< what was read and is not yet answered
  std::string unsent;  ///< the rest of an answer
  Clock::time_point deadline;
  bool close = false;   ///< once `unsent` is sent
  bool broken = false;  ///< nothing more can be sent
  std::atomic<State> state{State::kReading};
};

/// The address as text; kUnixPeer for a Unix socket's.
std::string address_of(const sockaddr_storage& address);

/// Size of the front of `buffer` that a worker can answer: a complete head, or what can never
/// become one. 0 while it still may.
std::size_t ready_size(const std::string& buffer);

/// Parses that front; what comes of it are views of the buffer. A refused head is not kept alive.
RequestHead front_head(const std::string& buffer);

/// Sends what the socket takes now and returns the rest. Sets `broken` when the client is gone.
std::string_view send_now(int fd, std::string_view bytes, bool& broken);

}  // namespace mobysearch
