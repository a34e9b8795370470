// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/terminal.h"
#include "indexer/writer/publisher.h"

namespace mobysearch {
namespace {

Result<ExitCode> run(std::vector<std::string> arguments) {
  const std::vector<Command> commands = all_commands();
  auto line = read_command_line(commands, std::move(arguments));
  if (!line) return fail(std::move(line.error()));
  if (line->command == nullptr) {
    print_out(line->answer);
    return kExitOk;
  }
  const Command& command = *line->command;
  if (auto filled = fill_operand(command, line->operands); !filled) return fail(filled.error());
  auto file = command.settings_directory ? SettingsFile::read(command.settings_directory())
                                         : Result<SettingsFile>();
  if (!file) return fail(std::move(file.error()));
  auto filled = fill_options(commands, command, line->options, *file);
  if (!filled) return fail(std::move(filled.error()));
  return command.run(*file);
}

/// Opens what is closed of standard input, output and error, so that no file opened later is taken
/// for one of them. Of output, for reading: writing fails then, as it does where it is closed.
void hold_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
    if (::open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY) != fd) return;
  }
}

/// What is left to do when memory has run out where no exception can pass.
[[noreturn]] void end_at_once() {
  static std::atomic<bool> is_ending = false;
  if (!is_ending.exchange(true)) Publisher::abandon();
  print_note("mobysearch: out of memory, or ended by an error that nothing handles\n");
  std::_Exit(kExitOutputUnwritable);
}

/// Before main(), and before the libraries make objects of their own.
void handle_termination(int, char**, char**) { std::set_terminate(end_at_once); }
[[gnu::section(".preinit_array"), gnu::used]] constexpr auto kFirstOfAll = handle_termination;

int exit_status(const Result<ExitCode>& code) {
  if (code) return *code;
  print_error(code.error());
  return exit_code(code.error().code);
}

}  // namespace
}  // namespace mobysearch

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  mobysearch::hold_standard_streams();
  try {
    return mobysearch::exit_status(mobysearch::run({argv + std::min(argc, 1), argv + argc}));
  } catch (const std::bad_alloc&) {
    mobysearch::print_note("mobysearch: out of memory (give it more, or close other programs)\n");
    return mobysearch::kExitOutputUnwritable;
  } catch (const std::exception& error) {
    mobysearch::print_error({mobysearch::ErrorCode::kInternal,
                             std::string("unexpected error: ") + error.what(),
                             {},
                             {}});
    return mobysearch::kExitOutputUnwritable;
  }
}
