// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "server/http/request_head.h"

namespace mobysearch {

/// One client's connection. It has one owner at a time, and `state` says which: a worker while it
/// is kBusy, else the loop's thread. The owner alone touches the rest; `state` is set last.
struct Connection {
  using Clock = std::chrono::steady_clock;
  enum class State {
    kReading,    ///< waits for a request, or for the rest of its head
    kBusy,       ///< a worker answers
    kWriting,    ///< the client has yet to take the rest of an answer
    kLingering,  ///< all is said; what still comes is read and forgotten
  };

  int fd = -1;
  std::string client;  ///< its address
  std::string buffer;  ///< what was read and not yet answered
  std::string unsent;  ///< the rest of an answer
  Clock::time_point deadline;
  bool close = false;   ///< after what is unsent
  bool broken = false;  ///< nothing more can be sent
  std::atomic<State> state{State::kReading};
};

/// Text of an address; kUnixPeer for a Unix socket's.
std::string address_of(const sockaddr_storage& address);

/// Bytes at the front of `buffer` that a worker can answer: a complete head, or what can never
/// become one. 0 while it may.
std::size_t ready_size(const std::string& buffer);

/// Takes that front off and parses it. `error` is set for a head that is refused.
RequestHead take_head(std::string& buffer, HeadError& error);

/// Sends what the socket takes now and returns the rest. Sets `broken` when the client is gone.
std::string_view send_now(int fd, std::string_view bytes, bool& broken);

}  // namespace mobysearch
