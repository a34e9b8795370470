// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <string>

#include "cli/exit_code.h"
#include "cli/settings.h"
#include "common/result.h"

namespace mobysearch {

/// One subcommand: its options are declared on `app` when it is made; `run` is called once they
/// are filled in. Data goes to stdout, everything else to stderr.
struct Command {
  CLI::App* app = nullptr;
  /// Where this command looks for mobysearch.yml.
  std::function<std::string()> settings_directory = [] { return std::string("."); };
  std::function<Result<ExitCode>(const SettingsFile&)> run;
};

Command index_command(CLI::App& app);
Command query_command(CLI::App& app);
Command serve_command(CLI::App& app);
Command check_command(CLI::App& app);
Command info_command(CLI::App& app);
Command stats_command(CLI::App& app);

/// --db, which every command needs: the same words everywhere.
CLI::Option* add_db_option(CLI::App& command, std::string& db);
/// kUsage when neither flag, environment nor mobysearch.yml named an index.
Result<void> require_db(const std::string& db);

}  // namespace mobysearch
