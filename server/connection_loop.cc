// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/connection_loop.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kTickMs = 50;

struct Connection {
  int fd = -1;
  std::string client;
  std::string buffer;  ///< what was read and not yet answered
  Clock::time_point deadline;
  bool busy = false;  ///< a worker has it
  bool close = false;
};

std::string address_of(const sockaddr_storage& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.ss_family == AF_INET) {
    sockaddr_in v4{};
    std::copy_n(reinterpret_cast<const char*>(&address), sizeof v4, reinterpret_cast<char*>(&v4));
    inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
  } else if (address.ss_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::copy_n(reinterpret_cast<const char*>(&address), sizeof v6, reinterpret_cast<char*>(&v6));
    inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
  } else {
    return std::string(kUnixPeer);
  }
  return text;
}

/// Bytes of a complete head at the front, or of what can never become one; 0 while it may.
std::size_t ready_size(const std::string& buffer) {
  if (const std::size_t size = head_size(buffer); size > 0) return size;
  if (buffer.size() >= kMaxHeadBytes || buffer.find("\n\n") != std::string::npos)
    return buffer.size();
  return 0;
}

}  // namespace

struct ConnectionLoop::Impl {
  Impl(Options o, Responder r, Metrics& m)
      : options(o),
        responder(std::move(r)),
        metrics(m),
        epoll(epoll_create1(EPOLL_CLOEXEC)),
        wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    watch(wake, EPOLL_CTL_ADD, EPOLLIN);
    for (unsigned i = 0; i < options.workers; ++i) workers.emplace_back([this] { work(); });
  }

  ~Impl() {
    {
      const std::lock_guard lock(mutex);
      no_more_jobs = true;
    }
    jobs_changed.notify_all();
    for (std::thread& worker : workers) worker.join();
    for (auto& [fd, connection] : connections) ::close(fd);
    ::close(wake);
    ::close(epoll);
  }

  void watch(int fd, int operation, std::uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    epoll_ctl(epoll, operation, fd, &event);
  }

  void wake_up() const {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake, &one, sizeof one);
  }

  // --- The loop's thread -------------------------------------------------------------------------

  bool run(std::vector<int> sockets) {
    listeners = std::move(sockets);
    for (const int fd : listeners) watch(fd, EPOLL_CTL_ADD, EPOLLIN);
    bool sound = true;
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
          read_from(found->second);
        }
      }
      drop_late();
      if (stopping.load() && !draining) begin_draining();
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
    watch(fd, EPOLL_CTL_ADD, EPOLLIN);
    metrics.connections = static_cast<std::int64_t>(connections.size());
  }

  void drop(Connection& connection) {
    const int fd = connection.fd;
    if (const auto held = per_client.find(client_network(connection.client));
        held != per_client.end()) {
      if (--held->second == 0) per_client.erase(held);
    }
    shutdown(fd, SHUT_RDWR);
    ::close(fd);
    connections.erase(fd);
    metrics.connections = static_cast<std::int64_t>(connections.size());
  }

  void read_from(Connection& connection) {
    if (connection.busy) return;
    char bytes[kMaxHeadBytes];
    while (connection.buffer.size() < kMaxHeadBytes) {
      const ssize_t count =
          recv(connection.fd, bytes, kMaxHeadBytes - connection.buffer.size(), MSG_DONTWAIT);
      if (count > 0) {
        if (connection.buffer.empty()) {
          connection.deadline = Clock::now() + std::chrono::seconds(options.head_seconds);
        }
        connection.buffer.append(bytes, static_cast<std::size_t>(count));
        continue;
      }
      if (count < 0 && errno == EINTR) continue;
      if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
      if (ready_size(connection.buffer) > 0) break;  // it asked, and closed its side
      return drop(connection);
    }
    if (ready_size(connection.buffer) > 0) hand_over(connection);
  }

  void hand_over(Connection& connection) {
    {
      const std::lock_guard lock(mutex);
      if (jobs.size() < options.max_queue) {
        connection.busy = true;
        watch(connection.fd, EPOLL_CTL_DEL, 0);
        jobs.push_back(&connection);
        metrics.queued = static_cast<std::int64_t>(jobs.size());
      }
    }
    if (connection.busy) {
      jobs_changed.notify_one();
      return;
    }
    ++metrics.overloads;
    constexpr std::string_view kBusy =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json; charset=utf-8\r\n"
        "Retry-After: 1\r\nConnection: close\r\nContent-Length: 78\r\n\r\n"
        "{\"error\":{\"code\":\"overloaded\",\"message\":\"too many requests are waiting here\"}}";
    send(connection.fd, kBusy.data(), kBusy.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    drop(connection);
  }

  /// Connections that workers are done with.
  void take_back() {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto taken = ::read(wake, &count, sizeof count);
    std::vector<Connection*> back;
    {
      const std::lock_guard lock(mutex);
      back.swap(done);
    }
    for (Connection* connection : back) {
      connection->busy = false;
      if (connection->close || (draining && connection->buffer.empty())) {
        drop(*connection);
        continue;
      }
      const int seconds = connection->buffer.empty() ? options.idle_seconds : options.head_seconds;
      connection->deadline = Clock::now() + std::chrono::seconds(seconds);
      watch(connection->fd, EPOLL_CTL_ADD, EPOLLIN);
    }
  }

  void drop_late() {
    const auto now = Clock::now();
    std::vector<int> late;
    for (const auto& [fd, connection] : connections) {
      if (!connection.busy && now > connection.deadline) late.push_back(fd);
    }
    for (const int fd : late) {
      Connection& connection = connections.at(fd);
      if (!connection.buffer.empty()) ++metrics.rejected_heads;
      drop(connection);
    }
  }

  /// What has connected is still read once and answered; then nobody new.
  void begin_draining() {
    draining = true;
    drain_deadline = Clock::now() + std::chrono::milliseconds(options.drain_ms);
    for (const int fd : listeners) accept_all(fd);
    close_listeners();
    std::vector<int> waiting;
    for (const auto& [fd, connection] : connections) {
      if (!connection.busy) waiting.push_back(fd);
    }
    for (const int fd : waiting) {
      const auto found = connections.find(fd);
      if (found == connections.end()) continue;
      read_from(found->second);
      const auto still = connections.find(fd);
      if (still != connections.end() && !still->second.busy && still->second.buffer.empty()) {
        drop(still->second);
      }
    }
  }

  // --- The workers -------------------------------------------------------------------------------

  void work() {
    for (;;) {
      Connection* connection = nullptr;
      {
        std::unique_lock lock(mutex);
        jobs_changed.wait(lock, [this] { return no_more_jobs || !jobs.empty(); });
        if (jobs.empty()) return;
        connection = jobs.front();
        jobs.pop_front();
        metrics.queued = static_cast<std::int64_t>(jobs.size());
      }
      answer(*connection);
      {
        const std::lock_guard lock(mutex);
        done.push_back(connection);
      }
      wake_up();
    }
  }

  void answer(Connection& connection) {
    for (std::size_t size = ready_size(connection.buffer); size > 0 && !connection.close;
         size = ready_size(connection.buffer)) {
      HeadError error;
      RequestHead head;
      if (head_size(connection.buffer) == 0) {
        error = connection.buffer.size() >= kMaxHeadBytes
                    ? HeadError{431, "the head is longer than 8192 bytes"}
                    : HeadError{400, "lines must end with CR LF"};
      } else {
        head = parse_head(std::string_view(connection.buffer).substr(0, size), error);
      }
      connection.buffer.erase(0, size);
      if (error.status != 0) {
        ++metrics.rejected_heads;
        head.keep_alive = false;
      }
      if (stopping.load()) head.keep_alive = false;
      const std::string bytes = responder(head, error, connection.client, head.keep_alive);
      connection.close = !write_all(connection.fd, bytes) || !head.keep_alive;
    }
  }

  bool write_all(int fd, std::string_view bytes) const {
    const auto deadline = Clock::now() + std::chrono::seconds(options.write_seconds);
    while (!bytes.empty()) {
      const ssize_t count = send(fd, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
      if (count > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(count));
        continue;
      }
      if (count < 0 && errno == EINTR) continue;
      if (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK) return false;
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      pollfd writable{fd, POLLOUT, 0};
      if (left <= 0 || poll(&writable, 1, static_cast<int>(left)) <= 0) return false;
    }
    return true;
  }

  const Options options;
  const Responder responder;
  Metrics& metrics;
  const int epoll;
  const int wake;
  std::atomic<bool> stopping{false};

  // Of the loop's thread alone:
  std::vector<int> listeners;
  std::unordered_map<int, Connection> connections;  // its nodes stay where they are
  std::unordered_map<std::string, std::size_t> per_client;
  bool draining = false;
  Clock::time_point drain_deadline;

  std::mutex mutex;
  std::condition_variable jobs_changed;
  std::deque<Connection*> jobs;
  std::vector<Connection*> done;
  bool no_more_jobs = false;
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
