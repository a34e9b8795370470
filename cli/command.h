// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/option.h"
#include "cli/settings.h"
#include "common/result.h"

namespace mobysearch {

/// A subcommand. Its options and its operand are bound to variables that `run` owns, and are filled
/// before it is called. Data goes to stdout, everything else to stderr.
struct Command {
  std::string name;
  std::string help;
  /// The arguments that are not options: a kValue is required; a kList may be empty, and its words
  /// may begin with a dash (`-swarm`).
  std::optional<Option> operand = {};
  std::vector<Option> options = {};
  /// The directory of mobysearch.yml.
  std::function<std::string()> settings_directory = [] { return std::string("."); };
  std::function<Result<ExitCode>(const SettingsFile&)> run = {};
};

Command index_command();
Command query_command();
Command serve_command();
Command check_command();
Command info_command();
Command stats_command();

/// --db, which every command has.
Option db_option(std::string& db);
/// kUsage when neither the command line, the environment nor mobysearch.yml names an index.
Result<void> require_db(const std::string& db);

}  // namespace mobysearch
