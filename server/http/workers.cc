// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/workers.h"

#include <system_error>

namespace mobysearch {

void LoopState::hold(Connection& connection, std::string_view rest) {
  connection.unsent = rest;
  unsent_bytes += rest.size();
}

void LoopState::expect_request(Connection& connection) const {
  connection.wait_for(connection.buffer.empty() ? options.idle_time : options.head_time);
}

Workers::Workers(LoopState& state) : state_(state) {
  threads_.reserve(state.options.workers);
  done_.reserve(state.options.max_connections);
}

std::size_t Workers::start() try {
  while (threads_.size() < state_.options.workers) threads_.emplace_back([this] { run(); });
  return threads_.size();
} catch (const std::system_error&) {
  return threads_.size();
}

Workers::~Workers() {
  jobs_.close();
  for (std::thread& thread : threads_) thread.join();
}

Connection* Workers::take_back() {
  const std::lock_guard lock(mutex_);
  if (done_.empty()) return nullptr;
  Connection* const last = done_.back();
  done_.pop_back();
  return last;
}

void Workers::run() {
  while (Connection* const connection = jobs_.pop()) {
    state_.counters.queued = static_cast<std::int64_t>(jobs_.size());
    try {
      answer(*connection);
      pass_on(*connection);
    } catch (...) {  // mostly, memory is short: only this client loses by it
      connection->broken = true;
      leave_to_loop(*connection);
    }
  }
}

/// Answers the request at the front of the buffer.
void Workers::answer(Connection& connection) {
  const RequestHead head = front_head(connection.buffer);
  connection.close = closes_after(head, connection);
  std::string bytes;
  if (head.refusal.status == 0) {
    bytes = state_.responder.answer(safe_head(head), connection.client, !connection.close);
  } else {
    ++state_.counters.rejected_heads;
    bytes = state_.responder.refuse(head, head.refusal, connection.client);
  }
  connection.buffer.erase(0, ready_size(connection.buffer));
  connection.broken = bytes.empty();
  state_.hold(connection, send_now(connection.fd.get(), bytes, connection.broken));
}

/// At a stop, what has come is answered while there is time.
bool Workers::closes_after(const RequestHead& head, const Connection& connection) const {
  if (!head.keep_alive) return true;
  if (!state_.stopping) return false;
  std::string_view rest = connection.buffer;
  rest.remove_prefix(ready_size(rest));
  return jobs_.is_closed() || ready_size(rest) == 0;
}

/// To the end of the queue, to the loop, or back to waiting for a request.
void Workers::pass_on(Connection& connection) {
  if (connection.broken || connection.close || !connection.unsent.empty()) {
    leave_to_loop(connection);
  } else if (ready_size(connection.buffer) > 0) {
    jobs_.push({&connection});
  } else {
    give_back(connection);
  }
}

/// The usual end of an answer: the worker itself has the poller wait for the next request.
void Workers::give_back(Connection& connection) {
  state_.expect_request(connection);
  state_.poller.expect(connection.fd.get(), EPOLLIN);
  connection.state = Connection::State::kReading;  // now it is the loop's, which may close it
}

void Workers::leave_to_loop(Connection& connection) {
  {
    const std::lock_guard lock(mutex_);
    done_.push_back(&connection);
  }
  state_.poller.wake_up();
}

}  // namespace mobysearch
