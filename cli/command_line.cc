// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/first_page.h"

namespace mobysearch {
namespace {

/// Hides the dash of words such as `-swarm` from CLI11, which would take them for short options.
constexpr char kWordMark = '\x01';

void mark_words(std::vector<std::string>& arguments) {
  const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
  for (auto word = arguments.begin(); word != arguments.end(); ++word) {
    const bool is_option = word < dashes && word->starts_with("--");
    if (!is_option && word != dashes) word->insert(word->begin(), kWordMark);
  }
  if (dashes != arguments.end()) arguments.erase(dashes);
}

std::string unmarked(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), kWordMark), text.end());
  return text;
}

std::vector<std::string> results_of(const CLI::Option& option) {
  std::vector<std::string> values;
  for (const std::string& value : option.results()) values.push_back(unmarked(value));
  return values;
}

CommandLine answer(std::string text) {
  CommandLine line;
  line.answer = std::move(text);
  return line;
}

/// CLI11 only collects the values: Option::take parses them, wherever they come from.
const CLI::callback_t kCollect = [](const CLI::results_t&) { return true; };

void declare(CLI::App& app, const Option& option) {
  const std::string name = "--" + option.name;
  if (option.kind == Option::Kind::kFlag) {
    app.add_flag(name, option.help);
    return;
  }
  CLI::Option* declared = app.add_option(name, kCollect, option.help);
  declared->type_name(option.value_name)->default_str(option.initial);
  if (option.kind == Option::Kind::kList) {
    declared->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(false);
  }
}

void declare(CLI::App& app, const Command& command) {
  app.set_help_flag("--help", "Print this help and exit");
  if (command.operand) {
    CLI::Option* operand = app.add_option(command.operand->name, kCollect, command.operand->help);
    operand->type_name("");
    if (command.operand->kind == Option::Kind::kList) {
      operand->expected(0, CLI::detail::expected_max_vector_size)->allow_extra_args();
    } else {
      operand->required(command.operand->initial.empty());
    }
  }
  for (const Option& option : command.options) declare(app, option);
}

CommandLine collected(const Command& command, const CLI::App& parsed) {
  CommandLine line;
  line.command = &command;
  if (command.operand) line.operands = results_of(*parsed.get_option(command.operand->name));
  for (const Option& option : command.options) {
    const CLI::Option& given = *parsed.get_option("--" + option.name);
    if (given.count() > 0) line.options[option.name] = results_of(given);
  }
  return line;
}

tl::unexpected<Error> usage_error(const std::string& message, const std::string& command = {}) {
  return fail(ErrorCode::kUsage, message,
              "see mobysearch " + (command.empty() ? "" : command + " ") + "--help");
}

Result<CommandLine> parse(const Command& command, std::vector<std::string> arguments) {
  CLI::App app{command.help, "mobysearch " + command.name};
  declare(app, command);
  mark_words(arguments);
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
  try {
    app.parse(std::move(arguments));
    return collected(command, app);
  } catch (const CLI::CallForHelp&) {
    return answer(app.help());
  } catch (const CLI::ParseError& error) {
    return usage_error(unmarked(error.what()), command.name);
  }
}

/// `help` and `help COMMAND` are other words for --help.
void rewrite_help(std::vector<std::string>& arguments) {
  if (arguments.front() != "help") return;
  arguments.erase(arguments.begin());
  arguments.emplace_back("--help");
}

}  // namespace

Result<CommandLine> read_command_line(const std::vector<Command>& commands,
                                      std::vector<std::string> arguments) {
  if (arguments.empty()) return answer(first_page(commands));
  rewrite_help(arguments);
  const std::string first = arguments.front();
  if (first == "--help" || first == "-h") return answer(first_page(commands));
  if (first == "--version") return answer(version_line());
  const auto command = std::find_if(commands.begin(), commands.end(),
                                    [&](const Command& known) { return known.name == first; });
  if (command == commands.end()) {
    const std::string kind = first.starts_with('-') ? "option" : "command";
    return usage_error("unknown " + kind + " '" + first + "'");
  }
  arguments.erase(arguments.begin());
  return parse(*command, std::move(arguments));
}

}  // namespace mobysearch
