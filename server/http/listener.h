// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/file_descriptor.h"
#include "common/result.h"

namespace mobysearch {

/// The file of a Unix socket that we listen on: removed when this goes.
class SocketFile {
 public:
  SocketFile() = default;
  explicit SocketFile(std::string path) : path_(std::move(path)) {}
  SocketFile(SocketFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  SocketFile& operator=(SocketFile&& other) noexcept {
    path_.swap(other.path_);
    return *this;
  }
  ~SocketFile();

 private:
  std::string path_;
};

struct Listening {
  std::vector<FileDescriptor> sockets;  ///< non-blocking, listening
  std::string url;  ///< "http://127.0.0.1:8080/", "http://[::1]:8080/", "unix:/run/…"
  SocketFile file{};
};

/// Binds and listens on `host` (an address, or a name: its first address) and `port` (0: a free
/// one). kAddressInUse when that is not possible, such as when another process has it.
Result<Listening> listen_on(const std::string& host, int port);

/// Binds and listens on a Unix socket, for a proxy on this machine. A socket file left over by a
/// server that is gone is replaced. kUsage for a path that is too long, kAddressInUse as above.
Result<Listening> listen_on_unix(const std::string& path);

/// A connection to who listens on a Unix socket; none, and errno says why, when nobody does. EINVAL
/// for a path that is empty or too long.
FileDescriptor connect_to_unix(const std::string& path);

/// The sockets that a service manager handed over already listening (LISTEN_FDS, as systemd does),
/// or nullopt when there are none. Removes them from the environment: they can be taken once.
std::optional<Listening> inherited_sockets();

}  // namespace mobysearch
