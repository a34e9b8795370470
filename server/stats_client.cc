// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/stats_client.h"

#include <cerrno>
#include <cstring>

#include "server/http/listener.h"

namespace mobysearch {

Result<std::string> read_query_stats(const std::string& admin_socket) {
  const FileDescriptor server = connect_to_unix(admin_socket);
  if (!server && errno == EINVAL) {
    return fail(ErrorCode::kUsage, "--socket must name a socket",
                "use the path that serve was given as --admin-socket");
  }
  if (!server) {
    return fail(ErrorCode::kInputUnreadable, admin_socket + ": " + strerror(errno),
                "is the server running with --query-stats --admin-socket?");
  }
  std::string text;
  char bytes[4096];
  for (ssize_t count = 0; (count = read(server.get(), bytes, sizeof bytes)) > 0;) {
    text.append(bytes, static_cast<std::size_t>(count));
  }
  return text;
}

}  // namespace mobysearch
