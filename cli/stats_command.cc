// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "server/query_stats.h"

namespace mobysearch {

Command stats_command() {
  auto socket = std::make_shared<std::string>();
  return {
      .name = "stats",
      .help = "Show the queries that a running server has counted",
      .description = "Prints the queries that a server with `--query-stats` has counted, as JSON.",
      .options = {text_option("socket", *socket, "PATH", "The server's --admin-socket")},
      .run =
          [socket](const SettingsFile&) {
            return read_query_stats(*socket).map(print_out).map([] { return kExitOk; });
          },
  };
}

}  // namespace mobysearch
