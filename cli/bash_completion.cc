// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "cli/completion.h"

namespace mobysearch {
namespace {

// The shell cuts words at '=' too: `--db=blog` comes as three.
constexpr char kBashScript[] = R"(# bash completion for mobysearch
_mobysearch() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  if [[ $previous == = ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  elif [[ $current == = ]]; then
    current=
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _mobysearch_offer '{commands} help --help --version' "$current"
    return
  fi
  case "${{COMP_WORDS[1]}} $previous" in
    help\ help) _mobysearch_offer '{commands}' "$current" && return ;;
{values}  esac
  case "${{COMP_WORDS[1]}} $current" in
{options}  esac
}}
_mobysearch_offer() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"); }}
_mobysearch_files() {{
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}}
complete -F _mobysearch mobysearch
)";

/// What to do for a value; empty for one of which nothing is known.
std::string offer(const Option& option) {
  switch (offered_for(option)) {
    case Offered::kChoices:
      return fmt::format("_mobysearch_offer '{}' \"$current\"", fmt::join(option.choices, " "));
    case Offered::kFiles:
      return "_mobysearch_files -f \"$current\"";
    case Offered::kDirectories:
      return "_mobysearch_files -d \"$current\"";
    case Offered::kNothing:
      break;
  }
  return "";
}

/// Branches on "COMMAND PREVIOUS-WORD". An option whose value is anybody's guess offers nothing.
std::string value_branches(const Command& command) {
  std::string branches;
  for (const Option& option : command.options) {
    if (option.kind == Option::Kind::kFlag) continue;
    const std::string action = offer(option);
    branches += fmt::format("    {}\\ --{}) {}return ;;\n", command.name, option.name,
                            action.empty() ? "" : action + " && ");
  }
  return branches;
}

/// Branches on "COMMAND WORD": an option's name, else the operand.
std::string word_branches(const Command& command) {
  std::string names;
  for (const Option& option : command.options) names += "--" + option.name + " ";
  std::string branches = fmt::format("    {}\\ -*) _mobysearch_offer '{}--help' \"$current\" ;;\n",
                                     command.name, names);
  const std::string operand = command.operand ? offer(*command.operand) : "";
  if (!operand.empty()) branches += fmt::format("    {}\\ *) {} ;;\n", command.name, operand);
  return branches;
}

}  // namespace

std::string bash_completion(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  std::string values;
  std::string words;
  for (const Command& command : commands) {
    names.push_back(command.name);
    values += value_branches(command);
    words += word_branches(command);
  }
  return fmt::format(kBashScript, fmt::arg("commands", fmt::join(names, " ")),
                     fmt::arg("values", values), fmt::arg("options", words));
}

}  // namespace mobysearch
