// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cerrno>

namespace mobysearch {

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

std::size_t ready_size(std::string_view buffer) {
  if (const std::size_t size = head_size(buffer); size > 0) return size;
  const bool never =
      buffer.size() >= kMaxHeadBytes || buffer.find("\n\n") != std::string_view::npos;
  return never ? buffer.size() : 0;
}

RequestHead front_head(const std::string& buffer) {
  RequestHead head;
  if (const std::size_t size = head_size(buffer); size > 0) {
    head = parse_head(std::string_view(buffer).substr(0, size));
  } else if (buffer.size() >= kMaxHeadBytes) {
    head = parse_head(buffer);  // who asked for what, as far as it is there
    head.refusal = {431, "the head is longer than 8192 bytes"};
  } else {
    head.refusal = {400, "lines must end with CR LF"};
  }
  if (head.refusal.status != 0) head.keep_alive = false;
  return head;
}

std::string_view send_now(int fd, std::string_view bytes, bool& broken) {
  while (!bytes.empty()) {
    const ssize_t count = send(fd, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      if (errno != EAGAIN && errno != EWOULDBLOCK) broken = true;
      break;
    }
  }
  return bytes;
}

}  // namespace mobysearch
