// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <vector>

#include "cli/command.h"
#include "cli/query_words.h"
#include "cli/terminal.h"

namespace mobysearch {
namespace {

int usage_error(const CLI::ParseError& error, const CLI::App& app) {
  if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
  const auto parsed = app.get_subcommands();
  const std::string command = parsed.empty() ? "" : " " + parsed.front()->get_name();
  print_error(
      {ErrorCode::kUsage, plain_word(error.what()), "see mobysearch" + command + " --help", {}});
  return kExitUsage;
}

Result<ExitCode> run(CLI::App& app, const Command& command) {
  auto file = SettingsFile::read(command.settings_directory());
  if (!file) return fail(std::move(file.error()));
  if (auto applied = apply_settings(app, *command.app, *file); !applied) {
    return fail(std::move(applied.error()));
  }
  return command.run(*file);
}

int dispatch(int argc, char** argv) {
  CLI::App app{"Full-text search for Jekyll blogs.", "mobysearch"};
  app.set_version_flag("--version", "mobysearch " MOBYSEARCH_VERSION);
  app.set_help_flag("--help", "Print this help and exit");
  app.require_subcommand(1);
  const std::vector<Command> commands = {index_command(app), query_command(app),
                                         serve_command(app), check_command(app),
                                         info_command(app),  stats_command(app)};
  const std::string first = argc > 1 ? argv[1] : "";
  const bool known = std::any_of(commands.begin(), commands.end(), [&](const Command& command) {
    return command.app->get_name() == first;
  });
  if (!first.empty() && first.front() != '-' && !known) {
    print_error(
        {ErrorCode::kUsage, "there is no command '" + first + "'", "see mobysearch --help", {}});
    return kExitUsage;
  }
  try {
    app.parse(reversed_arguments(argc, argv));
    for (const Command& command : commands) {
      if (!command.app->parsed()) continue;
      const auto code = run(app, command);
      if (code) return *code;
      print_error(code.error());
      return exit_code(code.error().code);
    }
  } catch (const CLI::ParseError& error) {
    return usage_error(error, app);
  }
  return kExitUsage;
}

}  // namespace
}  // namespace mobysearch

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return mobysearch::dispatch(argc, argv);
  } catch (const std::exception& error) {
    mobysearch::print_error({mobysearch::ErrorCode::kInternal, error.what(), {}, {}});
    return mobysearch::kExitOutputUnwritable;
  }
}
