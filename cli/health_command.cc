// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "server/readiness.h"

namespace mobysearch {

Command health_command() {
  auto server = std::make_shared<ServerOptions>();
  return {
      .name = "health",
      .help = "Ask a running server whether it is ready",
      .description =
          "Prints what the server answers at /readyz. The exit status is 0 when it has an index to "
          "answer from, 1 when it has none, and 4 when no server answers: for a container's health "
          "check, or a script that waits. Where it listens is said as to `mobysearch serve`, in "
          "the environment and in mobysearch.yml too.",
      .options = {text_option("host", server->host, "ADDRESS", "Address that it listens on"),
                  integer_option("port", server->port, {1, 65535}, "Port that it listens on"),
                  text_option("unix-socket", server->unix_socket, "PATH",
                              "Unix socket that it listens on instead")},
      .run =
          [server](const SettingsFile&) {
            return ask_readiness(*server).map([](const Readiness& readiness) {
              print_out(printable(readiness.answer) + "\n");
              return readiness.ready ? kExitOk : kExitNegative;
            });
          },
  };
}

}  // namespace mobysearch
