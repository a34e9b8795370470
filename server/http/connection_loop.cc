// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection_loop.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

namespace mobysearch {
namespace {

using State = Connection::State;
constexpr std::chrono::milliseconds kTick{50};
constexpr std::size_t kMaxLingerBytes = 256 << 10;

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

/// Mostly, memory is short. A connection then stays as it is until its time is up; the rest is
/// tried again in the next turn.
template <class Step>
void attempt(const Step& step) {
  try {
    step();
  } catch (...) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

ConnectionLoop::ConnectionLoop(const ConnectionOptions& options, Responder& responder,
                               ConnectionCounters& counters)
    : state_{options, responder, counters}, connections_(state_.options, counters) {}

bool ConnectionLoop::run(std::vector<FileDescriptor> sockets) {
  listeners_ = std::move(sockets);
  for (const FileDescriptor& listener : listeners_) state_.poller.add(listener.get());
  bool sound = true;
  while (sound && !is_drained()) sound = turn();
  listeners_.clear();
  return sound;
}

void ConnectionLoop::stop() {
  state_.stopping = true;
  state_.poller.wake_up();
}

bool ConnectionLoop::is_drained() const {
  return draining_ && (connections_.empty() || Clock::now() > drain_deadline_);
}

/// Waits once and sees to what happened. False when a listening socket failed.
bool ConnectionLoop::turn() {
  const std::vector<int>& events = state_.poller.wait(static_cast<int>(kTick.count()));
  for (const int fd : events) {
    if (fd == Poller::kWoken) take_back();
    Connection* const connection = connections_.find(fd);
    if (connection != nullptr) attempt([&] { serve(*connection); });
  }
  bool sound = true;
  attempt([&] { sound = accept_new(events); });
  if (state_.stopping && !draining_) attempt([&] { begin_draining(); });
  attempt([&] { push_ready(); });
  attempt([&] { drop_slow(); });
  if (Clock::now() >= next_tick_) attempt([&] { drop_late(); });
  return sound;
}

/// At once, what all events of a turn brought: the workers are woken less often.
void ConnectionLoop::push_ready() {
  if (!ready_.empty()) workers_.push(ready_);
  ready_.clear();
}

/// Comes after the other events: who has just sent a request is not idle, and an event is not of a
/// new connection with an old one's descriptor.
bool ConnectionLoop::accept_new(const std::vector<int>& events) {
  bool sound = true;
  for (const FileDescriptor& listener : listeners_) {
    const bool has_new = std::find(events.begin(), events.end(), listener.get()) != events.end();
    if (has_new) sound = accept_all(listener.get()) && sound;
  }
  return sound;
}

bool ConnectionLoop::accept_all(int listener) {
  for (;;) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    FileDescriptor fd(accept4(listener, reinterpret_cast<sockaddr*>(&address), &size,
                              SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (fd) {
      add(std::move(fd), address_of(address));
      continue;
    }
    // Out of descriptors or memory: others will close; the rest is fatal.
    if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      return true;
    }
    return would_block() || errno == EINTR || errno == ECONNABORTED || errno == EPERM ||
           errno == EPROTO;
  }
}

void ConnectionLoop::add(FileDescriptor fd, std::string client) {
  Connection* const connection = connections_.add(std::move(fd), std::move(client));
  if (connection == nullptr) return;
  const int on = 1;
  setsockopt(connection->fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  connection->wait_for(state_.options.head_time);
  state_.poller.add_once(connection->fd.get());
}

void ConnectionLoop::drop(Connection& connection) {
  state_.unsent_bytes -= connection.unsent.size();
  connections_.drop(connection);
}

void ConnectionLoop::serve(Connection& connection) {
  State state = connection.state;
  // A worker has asked for the next event, and is about to let go of the connection.
  for (; state == State::kBusy; state = connection.state) std::this_thread::yield();
  switch (state) {
    case State::kReading:
      return read_from(connection);
    case State::kWriting:
      return write_to(connection);
    case State::kLingering:
      return drain_input(connection);
    case State::kBusy:
      return;  // not any more
  }
}

void ConnectionLoop::read_from(Connection& connection) {
  char bytes[kMaxHeadBytes];
  const std::size_t room = kMaxHeadBytes - connection.buffer.size();
  const ssize_t count = recv(connection.fd.get(), bytes, room, MSG_DONTWAIT);
  if (count > 0) {
    if (connection.buffer.empty()) connection.wait_for(state_.options.head_time);
    connection.buffer.append(bytes, static_cast<std::size_t>(count));
  } else if (count == 0 || (errno != EINTR && !would_block())) {
    return drop(connection);
  }
  if (ready_size(connection.buffer) == 0) {
    state_.poller.expect(connection.fd.get(), EPOLLIN);
  } else if (workers_.queued() + ready_.size() < state_.options.max_queue) {
    hand_over(connection);
  } else {
    hand_over_instead(connection);
  }
}

void ConnectionLoop::hand_over(Connection& connection) {
  ready_.push_back(&connection);
  connection.state = State::kBusy;
}

/// The queue is full: who waits with most of its places gives one up.
void ConnectionLoop::hand_over_instead(Connection& connection) {
  push_ready();
  connection.state = State::kBusy;
  Connection* const displaced = workers_.push_instead(connection);
  displaced->state = State::kReading;
  refuse_for_now(*displaced);
}

void ConnectionLoop::refuse_for_now(Connection& connection) {
  ++state_.counters.overloads;
  const RequestHead head = front_head(connection.buffer);
  const Refusal too_many{503, "too many requests are waiting here"};
  const Refusal& refusal = head.refusal.status != 0 ? head.refusal : too_many;
  state_.hold(connection, state_.responder.refuse(head, refusal, connection.client));
  connection.close = true;
  write_to(connection);
}

void ConnectionLoop::take_back() {
  while (Connection* const connection = workers_.take_back()) {
    connection->wait_for(state_.options.write_time);
    connection->state = State::kWriting;
    attempt([&] { write_to(*connection); });
  }
}

void ConnectionLoop::write_to(Connection& connection) {
  const std::size_t before = connection.unsent.size();
  const std::size_t left =
      send_now(connection.fd.get(), connection.unsent, connection.broken).size();
  state_.unsent_bytes -= before - left;
  connection.unsent.erase(0, before - left);
  if (connection.broken) return drop(connection);
  if (!connection.unsent.empty()) {
    connection.state = State::kWriting;
    return state_.poller.expect(connection.fd.get(), EPOLLOUT);
  }
  connection.unsent.shrink_to_fit();
  if (connection.close) return linger(connection);
  state_.expect_request(connection);
  connection.state = State::kReading;
  if (ready_size(connection.buffer) > 0) return hand_over(connection);
  state_.poller.expect(connection.fd.get(), EPOLLIN);
}

/// Closing with bytes unread would reset the connection, and the client lose the answer.
void ConnectionLoop::linger(Connection& connection) {
  shutdown(connection.fd.get(), SHUT_WR);
  connection.state = State::kLingering;
  connection.wait_for(state_.stopping ? kTick : state_.options.linger_time);
  connection.buffer.clear();
  drain_input(connection);
}

void ConnectionLoop::drain_input(Connection& connection) {
  char bytes[kMaxHeadBytes];
  ssize_t count = 0;
  std::size_t total = 0;
  while ((count = recv(connection.fd.get(), bytes, sizeof bytes, MSG_DONTWAIT)) > 0) {
    total += static_cast<std::size_t>(count);
    if (total > kMaxLingerBytes) return drop(connection);
  }
  if (count == 0 || !would_block()) return drop(connection);
  state_.poller.expect(connection.fd.get(), EPOLLIN);
}

/// Until what is kept for the others is within its bound.
void ConnectionLoop::drop_slow() {
  while (state_.unsent_bytes > state_.options.max_unsent_bytes) {
    Connection* const slowest = connections_.slowest_reader();
    if (slowest == nullptr) return;  // a worker has just added it
    ++state_.counters.slow_readers;
    drop(*slowest);
  }
}

void ConnectionLoop::drop_late() {
  const auto now = Clock::now();
  next_tick_ = now + kTick;
  const auto late = connections_.all_that([&](const Connection& connection) {
    const State state = connection.state.load();
    if (state == State::kBusy) return false;
    const bool idle = state == State::kReading && connection.buffer.empty();
    return now > connection.deadline || (draining_ && idle);
  });
  for (Connection* connection : late) {
    const State state = connection->state;
    if (state == State::kWriting) ++state_.counters.slow_readers;
    if (state == State::kReading && !connection->buffer.empty()) ++state_.counters.rejected_heads;
    drop(*connection);
  }
}

/// What has connected is still read once and answered; nobody new is accepted.
void ConnectionLoop::begin_draining() {
  draining_ = true;
  drain_deadline_ = Clock::now() + state_.options.drain_time;
  for (const FileDescriptor& listener : listeners_) accept_all(listener.get());
  listeners_.clear();
  const auto waiting = connections_.all_that(
      [](const Connection& connection) { return connection.state == State::kReading; });
  for (Connection* connection : waiting) read_from(*connection);
}

}  // namespace mobysearch
