// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/shard_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <utility>

#include "tests/support/http_client.h"

namespace mobysearch::testing {
namespace {

constexpr const char* kProgram = "/usr/bin/xapian-tcpsrv";

}  // namespace

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket, any, size) != 0 || ::getsockname(socket, any, &size) != 0)
    throw std::runtime_error("no free port");
  ::close(socket);
  return ntohs(address.sin_port);
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

void ShardServer::signal(int number) const { ::kill(-server_->pid(), number); }

}  // namespace mobysearch::testing
