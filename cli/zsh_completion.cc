// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "cli/completion.h"

namespace mobysearch {
namespace {

constexpr char kZshScript[] = R"(#compdef mobysearch
_mobysearch() {{
  local -a commands=(
{commands}  )
  if ((CURRENT == 2)); then
    _describe command commands
    _arguments '--help[Print the help and exit]' '--version[Print the version and exit]'
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
    help) _describe command commands ;;
{options}  esac
}}
_mobysearch "$@"
)";

/// In single quotes; a backslash goes before each of `special`.
std::string quoted(const std::string& text, const std::string& special) {
  std::string out = "'";
  for (const char c : text) {
    if (special.find(c) != std::string::npos) out += '\\';
    out += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return out + "'";
}

/// What _arguments calls for a value.
std::string action(const Option& option) {
  switch (offered_for(option)) {
    case Offered::kChoices:
      return fmt::format("({})", fmt::join(option.choices, " "));
    case Offered::kFiles:
      return "_files";
    case Offered::kDirectories:
      return "_directories";
    case Offered::kNothing:
      break;
  }
  return " ";
}

/// The option as _arguments wants it: '*--tag=[Only posts with this tag]:TAG: '.
std::string specification(const Option& option) {
  const bool takes_value = option.kind != Option::Kind::kFlag;
  std::string head = option.kind == Option::Kind::kList ? "'*'" : "";
  head += fmt::format("--{}{}", option.name, takes_value ? "=" : "");
  head += quoted(fmt::format("[{}", option.help), "\\:]") + "']'";
  if (takes_value) head += quoted(fmt::format(":{}:{}", option.value_name, action(option)), "");
  return head;
}

std::string operand_specification(const Option& operand) {
  const char* place = operand.kind == Option::Kind::kList ? "*" : "1";
  return quoted(fmt::format("{}:{}:{}", place, operand.name, action(operand)), "");
}

std::string branch(const Command& command) {
  std::string out = fmt::format("    {}) _arguments", command.name);
  for (const Option& option : command.options) out += " \\\n      " + specification(option);
  if (command.operand) out += " \\\n      " + operand_specification(*command.operand);
  return out + " \\\n      '--help[Print the help and exit]' ;;\n";
}

}  // namespace

std::string zsh_completion(const std::vector<Command>& commands) {
  std::string names;
  std::string options;
  for (const Command& command : commands) {
    names += "    " + quoted(command.name + ":" + command.help, "") + "\n";
    options += branch(command);
  }
  return fmt::format(kZshScript, fmt::arg("commands", names), fmt::arg("options", options));
}

}  // namespace mobysearch
