// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "server/query_stats.h"

namespace mobysearch {

Command stats_command() {
  auto socket = std::make_shared<std::string>();
  const auto print_stats = [socket](const SettingsFile&) -> Result<ExitCode> {
    auto stats = read_query_stats(*socket);
    if (!stats) return fail(std::move(stats.error()));
    print_out(*stats);
    return kExitOk;
  };
  return {
      .name = "stats",
      .help = "Show the queries that a running server has counted",
      .options = {text_option("socket", *socket, "PATH", "The server's --admin-socket")},
      .run = print_stats,
  };
}

}  // namespace mobysearch
