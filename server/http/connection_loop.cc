// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection_loop.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "server/http/connection.h"
#include "server/http/job_queue.h"

namespace mobysearch {
namespace {

using Clock = Connection::Clock;
using State = Connection::State;
constexpr int kTickMs = 50;
constexpr std::size_t kMaxLingerBytes = 256 << 10;

}  // namespace

struct ConnectionLoop::Impl {
  Impl(Options o, Responder r, Metrics& m)
      : options(o),
        responder(std::move(r)),
        metrics(m),
        epoll(epoll_create1(EPOLL_CLOEXEC)),
        wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    control(wake, EPOLL_CTL_ADD, EPOLLIN);
    for (unsigned i = 0; i < options.workers; ++i) workers.emplace_back([this] { work(); });
  }

  ~Impl() {
    jobs.close();
    for (std::thread& worker : workers) worker.join();
    for (auto& [fd, connection] : connections) ::close(fd);
    ::close(wake);
    ::close(epoll);
  }

  void control(int fd, int operation, std::uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    epoll_ctl(epoll, operation, fd, &event);
  }

  /// For one event: so nobody reads a connection while a worker has it.
  void expect(int fd, std::uint32_t event) const {
    control(fd, EPOLL_CTL_MOD, event | EPOLLONESHOT);
  }

  void wake_up() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake, &one, sizeof one);
  }

  // --- The loop's thread -------------------------------------------------------------------------

  bool run(std::vector<int> sockets) {
    listeners = std::move(sockets);
    for (const int fd : listeners) control(fd, EPOLL_CTL_ADD, EPOLLIN);
    bool sound = true;
    Clock::time_point next_tick = Clock::now();
    while (sound && !(draining && (connections.empty() || Clock::now() > drain_deadline))) {
      epoll_event events[128];
      const int count = epoll_wait(epoll, events, 128, kTickMs);
      for (int i = 0; i < count; ++i) {
        const int fd = events[i].data.fd;
        if (fd == wake) {
          take_back();
        } else if (std::find(listeners.begin(), listeners.end(), fd) != listeners.end()) {
          sound = accept_all(fd) && sound;
        } else if (const auto found = connections.find(fd); found != connections.end()) {
          serve(found->second);
        }
      }
      if (stopping.load() && !draining) begin_draining();
      start_jobs();
      if (const auto now = Clock::now(); now >= next_tick) {
        drop_late(now);
        next_tick = now + std::chrono::milliseconds(kTickMs);
      }
    }
    close_listeners();
    return sound;
  }

  void close_listeners() {
    for (const int fd : listeners) ::close(fd);
    listeners.clear();
  }

  bool accept_all(int listener) {
    for (;;) {
      sockaddr_storage address{};
      socklen_t size = sizeof address;
      const int fd = accept4(listener, reinterpret_cast<sockaddr*>(&address), &size,
                             SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (fd < 0) {
        // Out of descriptors or memory: others will close; the rest is fatal.
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
          std::this_thread::sleep_for(std::chrono::milliseconds(10));
          return true;
        }
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ECONNABORTED ||
               errno == EPERM || errno == EPROTO;
      }
      add(fd, address_of(address));
    }
  }

  void add(int fd, std::string client) {
    const std::string network = client_network(client);
    std::size_t& held = per_client[network];
    if (connections.size() >= options.max_connections ||
        (held >= options.max_connections_per_client && !options.proxies.trusts(client))) {
      if (held == 0) per_client.erase(network);
      ++metrics.rejected_connections;
      ::close(fd);
      return;
    }
    ++held;
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    Connection& connection = connections[fd];
    connection.fd = fd;
    connection.client = std::move(client);
    connection.deadline = Clock::now() + std::chrono::seconds(options.head_seconds);
    control(fd, EPOLL_CTL_ADD, EPOLLIN | EPOLLONESHOT);
    metrics.connections = static_cast<std::int64_t>(connections.size());
  }

  void drop(Connection& connection) {
    const int fd = connection.fd;
    if (const auto held = per_client.find(client_network(connection.client));
        held != per_client.end()) {
      if (--held->second == 0) per_client.erase(held);
    }
    unsent_bytes -= connection.unsent.size();
    ::close(fd);
    connections.erase(fd);
    metrics.connections = static_cast<std::int64_t>(connections.size());
  }

  void serve(Connection& connection) {
    switch (connection.state.load()) {
      case State::kReading:
        return read_from(connection);
      case State::kWriting:
        return write_to(connection);
      case State::kLingering:
        return forget_from(connection);
      case State::kBusy:  // a worker has just set it to wait, and is about to let go of it
        return expect(connection.fd, EPOLLIN);
    }
  }

  void read_from(Connection& connection) {
    char bytes[kMaxHeadBytes];
    const std::size_t room = kMaxHeadBytes - connection.buffer.size();
    const ssize_t count = recv(connection.fd, bytes, room, MSG_DONTWAIT);
    if (count > 0) {
      if (connection.buffer.empty()) set_deadline(connection, options.head_seconds);
      connection.buffer.append(bytes, static_cast<std::size_t>(count));
    } else if (count == 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)) {
      return drop(connection);
    }
    if (ready_size(connection.buffer) > 0) return hand_over(connection);
    expect(connection.fd, EPOLLIN);
  }

  static void set_deadline(Connection& connection, int seconds) {
    connection.deadline = Clock::now() + std::chrono::seconds(seconds);
  }

  void hand_over(Connection& connection) {
    if (jobs.size() + ready.size() < options.max_queue) {
      connection.state = State::kBusy;
      ready.push_back(&connection);
      return;
    }
    ++metrics.overloads;
    HeadError error;
    RequestHead head = take_head(connection.buffer, error);
    if (error.status == 0) error = {503, "too many requests are waiting here"};
    hold(connection, responder(std::move(head), error, connection.client, false));
    connection.close = true;
    write_to(connection);
  }

  /// All that one look at the connections found, in one go.
  void start_jobs() {
    if (ready.empty()) return;
    jobs.push(ready);
    ready.clear();
  }

  /// Connections that workers could not finish.
  void take_back() {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto taken = ::read(wake, &count, sizeof count);
    std::vector<Connection*> back;
    {
      const std::lock_guard lock(mutex);
      back.swap(done);
    }
    for (Connection* connection : back) {
      set_deadline(*connection, options.write_seconds);
      write_to(*connection);
    }
  }

  void write_to(Connection& connection) {
    const std::size_t before = connection.unsent.size();
    const std::string_view rest = send_now(connection.fd, connection.unsent, connection.broken);
    unsent_bytes -= before - rest.size();
    connection.unsent.erase(0, before - rest.size());
    if (connection.broken) return drop(connection);
    if (!connection.unsent.empty()) {
      connection.state = State::kWriting;
      return expect(connection.fd, EPOLLOUT);
    }
    connection.unsent.shrink_to_fit();
    if (connection.close) return linger(connection);
    set_deadline(connection,
                 connection.buffer.empty() ? options.idle_seconds : options.head_seconds);
    connection.state = State::kReading;
    if (ready_size(connection.buffer) > 0) return hand_over(connection);
    expect(connection.fd, EPOLLIN);
  }

  /// Closing with bytes unread would reset the connection, and the client lose the answer.
  void linger(Connection& connection) {
    shutdown(connection.fd, SHUT_WR);
    connection.state = State::kLingering;
    connection.deadline =
        Clock::now() + std::chrono::milliseconds(stopping ? kTickMs : options.linger_ms);
    connection.buffer.clear();
    forget_from(connection);
  }

  void forget_from(Connection& connection) {
    char bytes[kMaxHeadBytes];
    ssize_t count = 0;
    std::size_t total = 0;
    while ((count = recv(connection.fd, bytes, sizeof bytes, MSG_DONTWAIT)) > 0) {
      total += static_cast<std::size_t>(count);
      if (total > kMaxLingerBytes) return drop(connection);
    }
    if (count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) return drop(connection);
    expect(connection.fd, EPOLLIN);
  }

  void drop_late(Clock::time_point now) {
    std::vector<Connection*> late;
    for (auto& [fd, connection] : connections) {
      const State state = connection.state.load();
      if (state == State::kBusy) continue;
      const bool idle = state == State::kReading && connection.buffer.empty();
      if (now > connection.deadline || (draining && idle)) late.push_back(&connection);
    }
    for (Connection* connection : late) {
      if (connection->state == State::kWriting) ++metrics.slow_readers;
      if (connection->state == State::kReading && !connection->buffer.empty()) {
        ++metrics.rejected_heads;
      }
      drop(*connection);
    }
  }

  /// What has connected is still read once and answered; then nobody new.
  void begin_draining() {
    for (const int fd : listeners) accept_all(fd);
    close_listeners();
    std::vector<Connection*> waiting;
    for (auto& [fd, connection] : connections) {
      if (connection.state == State::kReading) waiting.push_back(&connection);
    }
    for (Connection* connection : waiting) read_from(*connection);
    draining = true;
    drain_deadline = Clock::now() + std::chrono::milliseconds(options.drain_ms);
  }

  // --- The workers -------------------------------------------------------------------------------

  void work() {
    while (Connection* const connection = jobs.pop()) {
      metrics.queued = static_cast<std::int64_t>(jobs.size());
      if (answer(*connection)) {
        give_back(*connection);
      } else {
        {
          const std::lock_guard lock(mutex);
          done.push_back(connection);
        }
        wake_up();
      }
    }
  }

  /// Answers what is complete in the buffer; false when the loop has to see to the connection.
  bool answer(Connection& connection) {
    while (ready_size(connection.buffer) > 0) {
      HeadError error;
      RequestHead head = take_head(connection.buffer, error);
      if (error.status != 0) ++metrics.rejected_heads;
      if (stopping.load()) head.keep_alive = false;
      connection.close = !head.keep_alive;
      const std::string bytes =
          responder(std::move(head), error, connection.client, !connection.close);
      const std::string_view rest = send_now(connection.fd, bytes, connection.broken);
      hold(connection, rest);
      if (connection.broken || connection.close || !rest.empty()) return false;
    }
    return true;
  }

  void hold(Connection& connection, std::string_view rest) {
    connection.unsent = rest;
    if ((unsent_bytes += rest.size()) <= options.max_unsent_bytes || connection.broken) return;
    ++metrics.slow_readers;
    connection.broken = true;
  }

  /// The usual end of an answer: the worker itself has the loop wait for the next request.
  void give_back(Connection& connection) const {
    set_deadline(connection,
                 connection.buffer.empty() ? options.idle_seconds : options.head_seconds);
    expect(connection.fd, EPOLLIN);
    connection.state = State::kReading;  // from here on it is the loop's, which may close it
  }

  const Options options;
  const Responder responder;
  Metrics& metrics;
  const int epoll;
  const int wake;
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> unsent_bytes{0};

  // Of the loop's thread alone:
  std::vector<int> listeners;
  std::unordered_map<int, Connection> connections;  // its nodes stay where they are
  std::unordered_map<std::string, std::size_t> per_client;
  std::vector<Connection*> ready;
  bool draining = false;
  Clock::time_point drain_deadline;

  JobQueue jobs;
  std::mutex mutex;
  std::vector<Connection*> done;
  std::vector<std::thread> workers;
};

ConnectionLoop::ConnectionLoop(Options options, Responder responder, Metrics& metrics)
    : impl_(std::make_unique<Impl>(options, std::move(responder), metrics)) {}
ConnectionLoop::~ConnectionLoop() = default;

bool ConnectionLoop::run(std::vector<int> listeners) { return impl_->run(std::move(listeners)); }

void ConnectionLoop::stop() {
  impl_->stopping.store(true);
  impl_->wake_up();
}

}  // namespace mobysearch
