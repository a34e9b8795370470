// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/workers.h"

#include <sys/eventfd.h>

#include <string>

#include "server/http/request_head.h"

namespace mobysearch {

Poller::Poller()
    : epoll_(epoll_create1(EPOLL_CLOEXEC)), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  add(wake_.get());
}

void Poller::control(int fd, int operation, std::uint32_t events) const {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  epoll_ctl(epoll_.get(), operation, fd, &event);
}

const std::vector<int>& Poller::wait(int tick_ms) {
  constexpr int kMaxEvents = 128;
  epoll_event events[kMaxEvents];
  const int count = epoll_wait(epoll_.get(), events, kMaxEvents, tick_ms);
  ready_.clear();
  for (int i = 0; i < count; ++i) {
    const int fd = events[i].data.fd;
    ready_.push_back(fd == wake_.get() ? kWoken : fd);
    if (fd != wake_.get()) continue;
    std::uint64_t times = 0;
    [[maybe_unused]] const auto taken = ::read(fd, &times, sizeof times);
  }
  return ready_;
}

void Poller::wake_up() const {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_.get(), &one, sizeof one);
}

void JobQueue::push(const std::vector<Connection*>& connections) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.end(), connections.begin(), connections.end());
    size_ = waiting_.size();
  }
  changed_.notify_one();
}

Connection* JobQueue::pop() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  if (waiting_.empty()) return nullptr;
  Connection* const first = waiting_.front();
  waiting_.pop_front();
  size_ = waiting_.size();
  const bool more = !waiting_.empty();
  lock.unlock();
  if (more) changed_.notify_one();
  return first;
}

void JobQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

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
