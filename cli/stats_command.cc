// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "server/server.h"

namespace mobysearch {

Command stats_command(CLI::App& app) {
  auto socket = std::make_shared<std::string>();
  Command command;
  command.app =
      app.add_subcommand("stats", "What readers looked for, as a running server counted it");
  command.app->add_option("--socket", *socket, "The server's --admin-socket")->type_name("PATH");
  command.run = [socket](const SettingsFile&) -> Result<ExitCode> {
    auto stats = read_query_stats(*socket);
    if (!stats) return fail(std::move(stats.error()));
    print_out(*stats);
    return kExitFine;
  };
  return command;
}

}  // namespace mobysearch
