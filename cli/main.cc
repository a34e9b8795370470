// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/terminal.h"

namespace mobysearch {
namespace {

Result<ExitCode> run(std::vector<std::string> arguments) {
  const std::vector<Command> commands = {index_command(), query_command(), serve_command(),
                                         check_command(), info_command(),  stats_command()};
  auto line = read_command_line(commands, std::move(arguments));
  if (!line) return fail(std::move(line.error()));
  if (line->command == nullptr) {
    print_out(line->answer);
    return kExitOk;
  }
  const Command& command = *line->command;
  if (auto filled = fill_operand(command, line->operands); !filled) return fail(filled.error());
  auto file = SettingsFile::read(command.settings_directory());
  if (!file) return fail(std::move(file.error()));
  auto filled = fill_options(commands, command, line->options, *file);
  if (!filled) return fail(std::move(filled.error()));
  return command.run(*file);
}

int exit_status(const Result<ExitCode>& code) {
  if (code) return *code;
  print_error(code.error());
  return exit_code(code.error().code);
}

}  // namespace
}  // namespace mobysearch

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return mobysearch::exit_status(mobysearch::run({argv + std::min(argc, 1), argv + argc}));
  } catch (const std::exception& error) {
    mobysearch::print_error({mobysearch::ErrorCode::kInternal,
                             std::string("unexpected error: ") + error.what(),
                             {},
                             {}});
    return mobysearch::kExitOutputUnwritable;
  }
}
