// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/command.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace mobysearch {
namespace {

std::string environment_name(const std::string& option) {
  std::string name = "MOBYSEARCH_" + option;
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return name;
}

/// An option's values from the first source that has any, and the option's name in that source.
struct Given {
  std::string where;
  std::vector<std::string> values;
};

Given given_for(const Option& option, const OptionValues& command_line, const SettingsFile& file) {
  if (const auto found = command_line.find(option.name); found != command_line.end()) {
    return {"--" + option.name, found->second};
  }
  const std::string variable = environment_name(option.name);
  if (const char* value = std::getenv(variable.c_str()); value != nullptr && *value != '\0') {
    return {variable, {value}};
  }
  const auto found = file.options.find(option.name);
  if (found == file.options.end()) return {};
  return {file.path + ": " + option.name, found->second};
}

Result<void> take(const Option& option, const Given& given) {
  if (option.kind != Option::Kind::kList && given.values.size() > 1) {
    return fail(ErrorCode::kUsage, given.where + " takes one value");
  }
  for (const std::string& value : given.values) {
    if (!option.take(value)) {
      return fail(ErrorCode::kUsage,
                  given.where + " must be " + option.expects + ", not '" + value + "'");
    }
  }
  return {};
}

bool has_option(const Command& command, const std::string& name) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [&](const Option& option) { return option.name == name; });
}

}  // namespace

// No default: a new ErrorCode must say what it means to a script.
ExitCode exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
    case ErrorCode::kInvalidRequest:
      return kExitUsage;
    case ErrorCode::kInputUnreadable:
      return kExitInputUnreadable;
    case ErrorCode::kOutputUnwritable:
    case ErrorCode::kOutputLocked:
    case ErrorCode::kAddressInUse:
    case ErrorCode::kInternal:
      return kExitOutputUnwritable;
    case ErrorCode::kIndexMissing:
    case ErrorCode::kIndexForeign:
    case ErrorCode::kIndexDamaged:
    case ErrorCode::kSchemaMismatch:
      return kExitBadIndex;
  }
  std::abort();
}

Option db_option(std::string& db) { return text_option("db", db, "FILE", "The index file"); }

Option dbs_option(std::vector<std::string>& dbs) {
  return detailed(
      each_option("db", dbs, "FILE", "The index file, or a shard (repeatable)"),
      "Each shard of an index is named by a --db of its own: the server that has it, as "
      "tcp://HOST:PORT, with those of its replicas behind it (tcp://HOST:PORT,HOST:PORT), "
      "or a file. docs/scaling.md says how to make and serve them.");
}

Option no_verify_option(bool& no_verify) {
  return flag_option("no-verify", no_verify, "Do not compare the file with its checksum first");
}

Result<void> fill_from_file(const std::vector<Option>& options, const SettingsFile& file) {
  std::string names;
  for (const Option& option : options) names += (names.empty() ? "" : ", ") + option.name;
  for (const auto& [key, values] : file.options) {
    const auto option = std::find_if(options.begin(), options.end(),
                                     [&key = key](const auto& any) { return any.name == key; });
    if (option == options.end()) {
      return fail(ErrorCode::kUsage, file.path + ": unknown key '" + key + "'",
                  "a key is one of " + names);
    }
    if (auto taken = take(*option, {file.path + ": " + key, values}); !taken) return taken;
  }
  return {};
}

Result<void> fill_operand(const Command& command, const std::vector<std::string>& operands) {
  if (!command.operand) return {};
  return take(*command.operand, {command.operand->name, operands});
}

Result<void> fill_options(const std::vector<Command>& commands, const Command& command,
                          const OptionValues& command_line, const SettingsFile& file) {
  for (const auto& [key, values] : file.options) {
    const bool known = std::any_of(commands.begin(), commands.end(),
                                   [&key = key](const auto& any) { return has_option(any, key); });
    if (!known) {
      return fail(ErrorCode::kUsage, file.path + ": unknown key '" + key + "'",
                  "a key is the long name of an option, without dashes, or synonyms");
    }
  }
  for (const Option& option : command.options) {
    if (auto taken = take(option, given_for(option, command_line, file)); !taken) return taken;
  }
  if (command.dbs != nullptr) return require_db(command.dbs->empty() ? "" : command.dbs->front());
  return command.db == nullptr ? Result<void>() : require_db(*command.db);
}

Result<void> require_db(const std::string& db) {
  if (!db.empty()) return {};
  return fail(ErrorCode::kUsage, "no index file given",
              "use --db FILE, or set MOBYSEARCH_DB, or db: in mobysearch.yml");
}

}  // namespace mobysearch
