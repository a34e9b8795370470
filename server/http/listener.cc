// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/listener.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace mobysearch {
namespace {

constexpr int kBacklog = 1024;

tl::unexpected<Error> cannot_listen(const std::string& where, int error) {
  if (error == EADDRINUSE) {
    return fail(ErrorCode::kAddressInUse, where + ": the address is in use",
                "stop what listens there, or say --port 0 for a free one");
  }
  return fail(ErrorCode::kAddressInUse, fmt::format("{}: {}", where, strerror(error)),
              "name another --host or --port");
}

/// "http://127.0.0.1:8080/", or "unix:" for a Unix socket.
std::string url_of(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  char host[NI_MAXHOST] = "";
  char port[NI_MAXSERV] = "";
  const bool named = getsockname(fd, generic, &size) == 0 && address.ss_family != AF_UNIX &&
                     getnameinfo(generic, size, host, sizeof host, port, sizeof port,
                                 NI_NUMERICHOST | NI_NUMERICSERV) == 0;
  if (!named) return "unix:";
  const bool v6 = address.ss_family == AF_INET6;
  return fmt::format("http://{}:{}/", v6 ? fmt::format("[{}]", host) : host, port);
}

int environment_number(const char* name) {
  const char* value = getenv(name);
  return value == nullptr ? 0 : std::atoi(value);
}

}  // namespace

Result<Listening> listen_on(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (error != 0) {
    return fail(ErrorCode::kAddressInUse, fmt::format("{}: {}", host, gai_strerror(error)),
                "name an address of this machine, e.g. --host 127.0.0.1");
  }
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, &freeaddrinfo);
  const int fd = socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  const int on = 1;
  const std::string where = fmt::format("{}:{}", host, port);
  if (fd < 0) return cannot_listen(where, errno);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, found->ai_addr, found->ai_addrlen) != 0 || listen(fd, kBacklog) != 0) {
    const int why = errno;
    close(fd);
    return cannot_listen(where, why);
  }
  return Listening{{fd}, url_of(fd)};
}

std::optional<Listening> inherited_sockets() {
  constexpr int kFirst = 3;
  const int count = environment_number("LISTEN_FDS");
  const bool ours = environment_number("LISTEN_PID") == getpid();
  for (const char* name : {"LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"}) unsetenv(name);
  if (!ours || count < 1) return std::nullopt;
  Listening listening;
  for (int fd = kFirst; fd < kFirst + count; ++fd) {
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    listening.sockets.push_back(fd);
  }
  listening.url = url_of(kFirst);
  return listening;
}

Result<Listening> listen_on_unix(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    return fail(ErrorCode::kUsage, path + ": too long for a socket's path");
  }
  path.copy(address.sun_path, path.size());
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) {
    if (!S_ISSOCK(status.st_mode)) {
      return fail(ErrorCode::kAddressInUse, path + ": is there and is no socket", "name another");
    }
    const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool alive = connect(probe, generic, sizeof address) == 0;
    close(probe);
    if (alive) return cannot_listen(path, EADDRINUSE);
    unlink(path.c_str());
  }
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0 || bind(fd, generic, sizeof address) != 0 || listen(fd, kBacklog) != 0) {
    const int why = errno;
    if (fd >= 0) close(fd);
    return cannot_listen(path, why);
  }
  chmod(path.c_str(), 0660);
  return Listening{{fd}, "unix:" + path};
}

}  // namespace mobysearch
