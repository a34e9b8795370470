// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace mobysearch::testing {
namespace {

constexpr int kPatienceMs = 8000;

std::size_t content_length(const std::string& head) {
  const auto at = head.find("Content-Length: ");
  return at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 16, nullptr, 10);
}

}  // namespace

RawConnection::RawConnection(int port, bool ipv6, int receive_buffer) {
  fd_ = socket(ipv6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (receive_buffer > 0) {
    setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  }
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  v4.sin_port = htons(static_cast<std::uint16_t>(port));
  v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  v6.sin6_port = v4.sin_port;
  v6.sin6_addr = in6addr_loopback;
  const int failed = ipv6 ? connect(fd_, reinterpret_cast<sockaddr*>(&v6), sizeof v6)
                          : connect(fd_, reinterpret_cast<sockaddr*>(&v4), sizeof v4);
  if (failed == 0) return;
  close(fd_);
  fd_ = -1;
}

RawConnection::RawConnection(const std::string& unix_socket) {
  fd_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  unix_socket.copy(address.sun_path, sizeof address.sun_path - 1);
  if (connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return;
  close(fd_);
  fd_ = -1;
}

RawConnection::~RawConnection() {
  if (fd_ >= 0) close(fd_);
}

bool RawConnection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void RawConnection::end_sending() const { shutdown(fd_, SHUT_WR); }

std::string RawConnection::read_answer(bool head_only) {
  for (;;) {
    const auto head_end = buffered_.find("\r\n\r\n");
    if (head_end != std::string::npos) {
      const std::string head = buffered_.substr(0, head_end + 4);
      const std::size_t size = head.size() + (head_only ? 0 : content_length(head));
      if (buffered_.size() >= size) {
        std::string answer = buffered_.substr(0, size);
        buffered_.erase(0, size);
        return answer;
      }
    }
    pollfd readable{fd_, POLLIN, 0};
    char bytes[65536];
    if (poll(&readable, 1, kPatienceMs) <= 0) return std::exchange(buffered_, {});
    const ssize_t count = recv(fd_, bytes, sizeof bytes, 0);
    if (count <= 0) return std::exchange(buffered_, {});
    buffered_.append(bytes, static_cast<std::size_t>(count));
  }
}

bool RawConnection::closes_within(int seconds) {
  pollfd readable{fd_, POLLIN, 0};
  char bytes[4096];
  while (poll(&readable, 1, seconds * 1000) > 0) {
    if (recv(fd_, bytes, sizeof bytes, 0) <= 0) return true;
  }
  return false;
}

Answer parse_answer(const std::string& bytes) {
  Answer answer;
  const auto end = bytes.find("\r\n\r\n");
  if (end == std::string::npos || bytes.size() < 12) return answer;
  answer.head = bytes.substr(0, end + 2);
  answer.body = bytes.substr(end + 4);
  answer.status = std::atoi(bytes.c_str() + 9);
  return answer;
}

std::string header_of(const Answer& answer, const std::string& name) {
  const auto at = answer.head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const auto begin = at + name.size() + 4;
  return answer.head.substr(begin, answer.head.find("\r\n", begin) - begin);
}

Answer get(int port, const std::string& target, const std::string& headers) {
  RawConnection connection(port);
  connection.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers +
                  "\r\n");
  return parse_answer(connection.read_answer());
}

}  // namespace mobysearch::testing
