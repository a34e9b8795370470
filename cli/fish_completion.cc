// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "cli/completion.h"

namespace mobysearch {
namespace {

// The command is the first word, whatever a query's words are.
constexpr char kFishScript[] = R"(# fish completion for mobysearch
function __fish_mobysearch_command
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = $argv[1]
end
function __fish_mobysearch_no_command
    test (count (commandline -opc)) -eq 1
end
complete -c mobysearch -f
complete -c mobysearch -n __fish_mobysearch_no_command -l help -d 'Print the help and exit'
complete -c mobysearch -n __fish_mobysearch_no_command -l version -d 'Print the version and exit'
)";

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

/// The arguments that say what a value may be; -x: no file.
std::string values(const Option& option) {
  switch (offered_for(option)) {
    case Offered::kChoices:
      return fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.choices, " "))));
    case Offered::kFiles:
      return " -r -F";
    case Offered::kDirectories:
      return " -x -a '(__fish_complete_directories)'";
    case Offered::kNothing:
      break;
  }
  return " -x";
}

std::string lines(const Command& command) {
  const std::string begin =
      fmt::format("complete -c mobysearch -n '__fish_mobysearch_command {}'", command.name);
  std::string out;
  for (const Option& option : command.options) {
    const bool takes_value = option.kind != Option::Kind::kFlag;
    out += fmt::format("{} -l {}{} -d {}\n", begin, option.name, takes_value ? values(option) : "",
                       quoted(option.help));
  }
  if (command.operand) out += begin + values(*command.operand) + "\n";
  return out + begin + " -l help -d 'Print the help and exit'\n";
}

}  // namespace

std::string fish_completion(const std::vector<Command>& commands) {
  std::string script = kFishScript;
  for (const Command& command : commands) {
    for (const char* condition :
         {"__fish_mobysearch_no_command", "'__fish_mobysearch_command help'"}) {
      script += fmt::format("complete -c mobysearch -n {} -a {} -d {}\n", condition, command.name,
                            quoted(command.help));
    }
    script += lines(command);
  }
  return script;
}

}  // namespace mobysearch
