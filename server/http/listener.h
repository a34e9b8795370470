// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/file_descriptor.h"
#include "common/result.h"

namespace mobysearch {

/// The path of a Unix socket that we listen on: its file is removed when this goes.
struct RemoveFile {
  void operator()(const std::string* path) const;
};
using SocketFile = std::unique_ptr<const std::string, RemoveFile>;

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
