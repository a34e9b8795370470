// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/readiness.h"

#include <fmt/core.h>
#include <httplib.h>
#include <sys/socket.h>

namespace mobysearch {

Result<Readiness> ask_readiness(const ServerOptions& options) {
  const bool on_unix = !options.unix_socket.empty();
  httplib::Client client(on_unix ? options.unix_socket : options.host, options.port);
  if (on_unix) {
    client.set_address_family(AF_UNIX);
    client.set_default_headers({{"Host", "localhost"}});  // else it is the path
  }
  client.set_connection_timeout(std::chrono::seconds(3));
  client.set_read_timeout(std::chrono::seconds(3));
  const auto answer = client.Get("/readyz");
  if (!answer) {
    return fail(ErrorCode::kInputUnreadable,
                fmt::format("{}: no server answers",
                            on_unix ? options.unix_socket
                                    : fmt::format("{} port {}", options.host, options.port)),
                "is it running, and does it listen there?");
  }
  return Readiness{answer->status == 200, answer->body};
}

}  // namespace mobysearch
