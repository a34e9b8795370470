// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/shard_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>

#include "tests/support/http_client.h"

namespace mobysearch::testing {
namespace {

constexpr const char* kProgram = "/usr/bin/xapian-tcpsrv";
/// With which a query begins in the remote protocol of Xapian 1.4 (MSG_QUERY).
constexpr char kQuery = 8;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

/// A socket, and its port of the loopback, on which nobody else listens.
std::pair<int, int> bound_socket() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket, any, size) != 0 || ::getsockname(socket, any, &size) != 0)
    throw std::runtime_error("no free port");
  return {socket, ntohs(address.sin_port)};
}

/// What one side has said, until it ends.
std::string received(int socket) {
  std::array<char, 4096> buffer{};
  const ssize_t size = ::recv(socket, buffer.data(), buffer.size(), 0);
  return {buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(0, size))};
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

int free_port() {
  const auto [socket, port] = bound_socket();
  ::close(socket);
  return port;
}

bool ShardServer::is_installed() { return std::filesystem::exists(kProgram); }

ShardServer::ShardServer(std::string file) : file_(std::move(file)), port_(free_port()) { start(); }

ShardServer::~ShardServer() { kill(); }

void ShardServer::start() {
  // A process group of its own, with those of its connections.
  server_ = std::make_unique<Background>(
      std::vector<std::string>{"setsid", kProgram, "--quiet", "--interface", "127.0.0.1", "--port",
                               std::to_string(port_), file_});
  for (int i = 0; i < 1000 && !RawConnection(port_).connected(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

void ShardServer::kill() {
  if (!server_) return;
  signal(SIGKILL);
  server_.reset();
}

void ShardServer::hang() const { signal(SIGSTOP); }
void ShardServer::go_on() const { signal(SIGCONT); }

RefusingQueries::RefusingQueries(int server) : server_(server) {
  std::tie(listening_, port_) = bound_socket();
  if (::listen(listening_, SOMAXCONN) != 0) throw std::runtime_error("cannot listen");
  threads_.emplace_back([this] {
    for (int client; (client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;)
      threads_.emplace_back([this, client] { pass_on(client); });
  });
}

RefusingQueries::~RefusingQueries() {
  ::shutdown(listening_, SHUT_RDWR);
  threads_.front().join();
  threads_.clear();
  ::close(listening_);
}

/// A client says something only when it has been answered: what comes at once is one message.
void RefusingQueries::pass_on(int client) const {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(server_);
  const bool connected =
      ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  std::array<pollfd, 2> both = {{{client, POLLIN, 0}, {server, POLLIN, 0}}};
  while (connected && ::poll(both.data(), both.size(), -1) > 0) {
    const std::size_t from = both[0].revents != 0 ? 0 : 1;
    const std::string said = received(both[from].fd);
    if (said.empty() || (from == 0 && said.front() == kQuery)) break;
    send_all(both[1 - from].fd, said);
  }
  ::close(server);
  ::close(client);
}

void ShardServer::signal(int number) const { ::kill(-server_->pid(), number); }

}  // namespace mobysearch::testing
