// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/workers.h"

namespace mobysearch {

void LoopState::hold(Connection& connection, std::string_view rest) {
  connection.unsent = rest;
  if ((unsent_bytes += rest.size()) <= options.max_unsent_bytes || connection.broken) return;
  ++counters.slow_readers;
  connection.broken = true;
}

void LoopState::expect_request(Connection& connection) const {
  connection.set_deadline(connection.buffer.empty() ? options.idle_time : options.head_time);
}

Workers::Workers(LoopState& state) : state_(state) {
  for (unsigned i = 0; i < state.options.workers; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
  jobs_.close();
  for (std::thread& thread : threads_) thread.join();
}

std::vector<Connection*> Workers::take_back() {
  std::vector<Connection*> back;
  const std::lock_guard lock(mutex_);
  back.swap(done_);
  return back;
}

void Workers::run() {
  while (Connection* const connection = jobs_.pop()) {
    state_.counters.queued = static_cast<std::int64_t>(jobs_.size());
    if (answer(*connection)) {
      give_back(*connection);
      continue;
    }
    {
      const std::lock_guard lock(mutex_);
      done_.push_back(connection);
    }
    state_.poller.wake_up();
  }
}

/// Answers all requests that are complete in the buffer; false when the loop has to see to the
/// connection.
bool Workers::answer(Connection& connection) {
  while (const std::size_t size = ready_size(connection.buffer)) {
    const RequestHead head = front_head(connection.buffer);
    connection.close = !head.keep_alive || state_.stopping;
    std::string bytes;
    if (head.refusal.status == 0) {
      bytes = state_.responder.answer(safe_head(head), connection.client, !connection.close);
    } else {
      ++state_.counters.rejected_heads;
      bytes = state_.responder.refuse(head, head.refusal, connection.client);
    }
    connection.buffer.erase(0, size);
    connection.broken = bytes.empty();
    const std::string_view rest = send_now(connection.fd.get(), bytes, connection.broken);
    state_.hold(connection, rest);
    if (connection.broken || connection.close || !rest.empty()) return false;
  }
  return true;
}

/// The usual end of an answer: the worker itself has the poller wait for the next request.
void Workers::give_back(Connection& connection) {
  state_.expect_request(connection);
  state_.poller.expect(connection.fd.get(), EPOLLIN);
  connection.state = Connection::State::kReading;  // now it is the loop's, which may close it
}

}  // namespace mobysearch
