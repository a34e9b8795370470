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
#include <utility>

namespace mobysearch {
namespace {

constexpr int kBacklog = 1024;
constexpr mode_t kSocketMode = 0660;

/// `elsewhere` is what to do instead.
tl::unexpected<Error> cannot_listen(const std::string& where, int error, const char* elsewhere) {
  if (error == EADDRINUSE) {
    return fail(ErrorCode::kAddressInUse, where + ": the address is in use",
                std::string("stop what listens there, or ") + elsewhere);
  }
  return fail(ErrorCode::kAddressInUse, fmt::format("{}: {}", where, strerror(error)), elsewhere);
}

constexpr char kOtherPort[] = "use another --host or --port; --port 0 takes a free one";
constexpr char kOtherPath[] = "use another --unix-socket, in a folder that may be written to";

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

Listening listening_on(FileDescriptor socket, std::string url) {
  Listening listening;
  listening.sockets.push_back(std::move(socket));
  listening.url = std::move(url);
  return listening;
}

/// The address of a Unix socket, as the system's calls take it.
struct UnixAddress {
  sockaddr_un name{};
  const sockaddr* generic() const { return reinterpret_cast<const sockaddr*>(&name); }
};

/// nullopt for a path that is empty or too long for a socket.
std::optional<UnixAddress> unix_address(const std::string& path) {
  UnixAddress address;
  address.name.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.name.sun_path) return std::nullopt;
  path.copy(address.name.sun_path, path.size());
  return address;
}

int environment_number(const char* name) {
  const char* value = getenv(name);
  return value == nullptr ? 0 : std::atoi(value);
}

}  // namespace

void RemoveFile::operator()(const std::string* path) const {
  unlink(path->c_str());
  delete path;
}

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
  FileDescriptor fd(socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int on = 1;
  const bool is_listening =
      fd && setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
      bind(fd.get(), found->ai_addr, found->ai_addrlen) == 0 && listen(fd.get(), kBacklog) == 0;
  if (!is_listening) return cannot_listen(fmt::format("{}:{}", host, port), errno, kOtherPort);
  std::string url = url_of(fd.get());
  return listening_on(std::move(fd), std::move(url));
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
    listening.sockets.emplace_back(fd);
  }
  listening.url = url_of(kFirst);
  return listening;
}

FileDescriptor connect_to_unix(const std::string& path) {
  errno = EINVAL;
  const auto address = unix_address(path);
  if (!address) return {};
  FileDescriptor fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const bool is_connected = connect(fd.get(), address->generic(), sizeof address->name) == 0;
  return is_connected ? std::move(fd) : FileDescriptor();
}

Result<Listening> listen_on_unix(const std::string& path) {
  const auto address = unix_address(path);
  if (!address) return fail(ErrorCode::kUsage, path + ": too long for the path of a socket");
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) {
    if (!S_ISSOCK(status.st_mode)) {
      return fail(ErrorCode::kAddressInUse, path + ": exists and is not a socket",
                  "use another path");
    }
    if (connect_to_unix(path)) return cannot_listen(path, EADDRINUSE, kOtherPath);
    unlink(path.c_str());
  }
  FileDescriptor fd(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  // bind() takes the mode of the descriptor, less the umask: nobody else can connect in between.
  const bool is_bound = fd && fchmod(fd.get(), kSocketMode) == 0 &&
                        bind(fd.get(), address->generic(), sizeof address->name) == 0;
  if (!is_bound || chmod(path.c_str(), kSocketMode) != 0 || listen(fd.get(), kBacklog) != 0) {
    return cannot_listen(path, errno, kOtherPath);
  }
  Listening listening = listening_on(std::move(fd), "unix:" + path);
  listening.file.reset(new std::string(path));
  return listening;
}

}  // namespace mobysearch
