// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/file_descriptor.h"
#include "server/http/request_head.h"
#include "server/http/trusted_proxies.h"

namespace mobysearch {

/// The limits of a ConnectionLoop.
struct ConnectionOptions {
  unsigned workers = 4;
  std::size_t max_connections = 2048;
  std::size_t max_connections_per_client = 512;  ///< which does not hold for these:
  TrustedProxies proxies{};
  std::size_t max_queue = 256;  ///< beyond it nobody gets in line; who is may stay for a next turn
  std::chrono::milliseconds head_time{5000};    ///< from a head's first byte to its last
  std::chrono::milliseconds idle_time{30'000};  ///< between requests
  std::chrono::milliseconds write_time{5000};   ///< for a whole answer
  std::chrono::milliseconds linger_time{1000};  ///< for a client to close too
  /// Of all answers that clients have yet to take; beyond it the slowest readers are dropped.
  std::size_t max_unsent_bytes = 8 << 20;
  std::chrono::milliseconds drain_time{1000};  ///< at a stop, for what was accepted
};

/// What a ConnectionLoop counts.
struct ConnectionCounters {
  std::atomic<std::uint64_t> rejected_connections{0};  ///< over a cap: the newest or an idle one
  std::atomic<std::uint64_t> rejected_heads{0};        ///< malformed, too slow, too large
  std::atomic<std::uint64_t> slow_readers{0};          ///< did not take their answers in time
  std::atomic<std::uint64_t> overloads{0};             ///< the queue was full
  std::atomic<std::int64_t> connections{0};            ///< open now
  std::atomic<std::int64_t> queued{0};                 ///< requests that wait for a thread now
};

/// Makes the bytes of answers for a ConnectionLoop; "", and whatever is thrown, has it drop the
/// connection. Called by several threads at once.
class Responder {
 public:
  virtual ~Responder() = default;
  /// The answer to the request whose head (safe_head()) came from `peer`, an address.
  /// It says whether the connection stays open.
  virtual std::string answer(std::string_view head, const std::string& peer, bool keep_alive) = 0;
  /// The answer that says why a request is refused; the connection is closed after it. Of `head`,
  /// what stands after the mistake is not known.
  virtual std::string refuse(const RequestHead& head, const Refusal& refusal,
                             const std::string& peer) = 0;
};

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

  /// From now on the connection waits for its client, so long.
  void wait_for(std::chrono::milliseconds patience) {
    since = Clock::now();
    deadline = since + patience;
  }

  FileDescriptor fd;
  std::string client;       ///< the address of the peer
  std::string network;      ///< its client_network()
  std::string buffer;       ///< what was read and is not yet answered
  std::string unsent;       ///< the rest of an answer
  Clock::time_point since;  ///< when it began to wait
  Clock::time_point deadline;
  bool close = false;   ///< once `unsent` is sent
  bool broken = false;  ///< nothing more can be sent
  std::atomic<State> state{State::kReading};
};

/// The address as text; kUnixPeer for a Unix socket's.
std::string address_of(const sockaddr_storage& address);

/// Size of the front of `buffer` that a worker can answer: a complete head, or what can never
/// become one. 0 while it still may.
std::size_t ready_size(std::string_view buffer);

/// Parses that front; what comes of it are views of the buffer. A refused head is not kept alive.
RequestHead front_head(const std::string& buffer);

/// Sends what the socket takes now and returns the rest. Sets `broken` when the client is gone.
std::string_view send_now(int fd, std::string_view bytes, bool& broken);

}  // namespace mobysearch
