// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/result.h"

namespace mobysearch {

struct Listening {
  std::vector<int> sockets;  ///< non-blocking, listening; the caller closes them
  std::string url;           ///< "http://127.0.0.1:8080/", "http://[::1]:8080/", "unix:/run/…"
};

/// Binds and listens on `host` (an address, or a name: its first address) and `port` (0: a free
/// one). kAddressInUse when another process has it.
Result<Listening> listen_on(const std::string& host, int port);

/// The same on a Unix socket, for a proxy on this machine. A socket file left over by a server that
/// is gone is replaced.
Result<Listening> listen_on_unix(const std::string& path);

/// The sockets that a service manager handed over already listening (LISTEN_FDS, as systemd does),
/// or nullopt when none was. Removes that from the environment: the sockets are taken once.
std::optional<Listening> inherited_sockets();

}  // namespace mobysearch
