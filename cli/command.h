// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/option.h"
#include "cli/settings.h"
#include "common/result.h"

namespace mobysearch {

/// The process's exit statuses, as promised in cli/manual.cc: scripts rely on them.
enum ExitCode : int {
  kExitOk = 0,
  kExitNegative = 1,  ///< nothing found, a check failed, or --strict and a file was skipped
  kExitUsage = 2,
  kExitBadIndex = 3,  ///< missing, damaged, foreign, or of another schema version
  kExitInputUnreadable = 4,
  kExitOutputUnwritable = 5,  ///< or the address is in use, or another indexer writes the file
};
ExitCode exit_code(ErrorCode code);  ///< of a command that failed so

/// A subcommand. Its options and its operand are bound to variables that `run` owns, and are filled
/// before it is called. Data goes to stdout, everything else to stderr.
struct Command {
  std::string name;
  std::string help;
  std::string description = {};  ///< for the man page: paragraphs, with empty lines between them
  /// The arguments that are not options: a kValue is required unless it has an initial value; a
  /// kList may be empty, and its words may begin with a dash (`-swarm`).
  std::optional<Option> operand = {};
  std::vector<Option> options = {};
  const std::string* db = nullptr;  ///< the variable of --db, for a command that needs an index
  const std::vector<std::string>* dbs = nullptr;  ///< likewise, for one that may be in shards
  /// The directory of mobysearch.yml. Without it, the command has no settings.
  std::function<std::string()> settings_directory = [] { return std::string("."); };
  std::function<Result<ExitCode>(const SettingsFile&)> run = {};
};

Command init_command();
Command index_command();
Command watch_command();
Command query_command();
Command serve_command();
Command check_command();
Command diff_command();
Command info_command();
Command export_command();
Command health_command();
Command stats_command();
Command completion_command();
Command manual_command();

/// All of them, in the order in which the help names them.
std::vector<Command> all_commands();

Option db_option(std::string& db);  ///< --db, of every command that needs an index
/// --db, of those that search an index which may be in shards.
Option dbs_option(std::vector<std::string>& dbs);
Option no_verify_option(bool& no_verify);  ///< --no-verify, of those that read it once

/// kUsage when no option, variable or file has named the index that a command needs.
Result<void> require_db(const std::string& db);

/// Stores the options that `file` names in their variables. kUsage for a value that the option does
/// not accept, and for a key that is none of them.
Result<void> fill_from_file(const std::vector<Option>& options, const SettingsFile& file);

/// Stores the operand of `command` in its variable. kUsage for a value that it does not accept.
Result<void> fill_operand(const Command& command, const std::vector<std::string>& operands);

/// Stores each option of `command` in its variable: from the command line, else from the
/// environment (--cors-origin from MOBYSEARCH_CORS_ORIGIN), else from the file. kUsage for a value
/// that the option does not accept, for a key of the file that no command has as an option, and
/// when none of them names the index that the command needs.
Result<void> fill_options(const std::vector<Command>& commands, const Command& command,
                          const OptionValues& command_line, const SettingsFile& file);

}  // namespace mobysearch
