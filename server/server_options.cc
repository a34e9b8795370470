// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server_options.h"

#include <fmt/format.h>

#include "server/http/origin.h"

namespace mobysearch {

Result<void> validate(const ServerOptions& options) {
  if (options.public_url != origin_of(options.public_url)) {
    return fail(ErrorCode::kUsage, fmt::format("--public-url must be a scheme and host, e.g. "
                                               "https://search.example.org, not '{}'",
                                               options.public_url));
  }
  for (const std::string& origin : options.cors_origins) {
    if (origin != "*" && origin != origin_of(origin)) {
      return fail(
          ErrorCode::kUsage,
          fmt::format("--cors-origin must be an origin such as https://blog.example, not '{}'",
                      origin),
          "use --cors-origin '*' to allow any");
    }
  }
  if (options.query_stats && options.admin_socket.empty()) {
    return fail(ErrorCode::kUsage, "--query-stats needs a socket on which to read the counts",
                "add --admin-socket PATH");
  }
  return {};
}

}  // namespace mobysearch
