// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>

#include "cli/command.h"
namespace mobysearch {
Command serve_command(CLI::App& app) {
  Command c;
  c.app = app.add_subcommand("serve", "x");
  return c;
}
Command stats_command(CLI::App& app) {
  Command c;
  c.app = app.add_subcommand("stats", "x");
  return c;
}
}  // namespace mobysearch
