// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/manual.h"
#include "cli/terminal.h"

namespace mobysearch {
namespace {

Result<ExitCode> print_manual(const std::vector<std::string>& names) {
  const std::vector<Command> commands = all_commands();
  if (names.empty()) print_out(manual_page(commands));
  for (const std::string& name : names) {
    const auto command = std::find_if(commands.begin(), commands.end(),
                                      [&](const Command& known) { return known.name == name; });
    if (command == commands.end()) {
      return fail(ErrorCode::kUsage, "unknown command '" + name + "'", "see mobysearch --help");
    }
    print_out(manual_page(*command));
  }
  return kExitOk;
}

}  // namespace

Command manual_command() {
  auto names = std::make_shared<std::vector<std::string>>();
  return {
      .name = "manual",
      .help = "Print a man page",
      .description =
          "Prints the page of a command, or without one the page of mobysearch as a "
          "whole: `mobysearch manual serve | man -l -`. A package installs them all.",
      .operand = each_option("command", *names, "", "The command whose page to print"),
      .settings_directory = nullptr,
      .run = [names](const SettingsFile&) { return print_manual(*names); },
  };
}

}  // namespace mobysearch
