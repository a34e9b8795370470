// SPDX-License-Identifier: GPL-2.0-or-later
#include <memory>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/terminal.h"

namespace mobysearch {
namespace {

using Script = std::string (*)(const std::vector<Command>&);

}  // namespace

Command completion_command() {
  auto script = std::make_shared<Script>(bash_completion);
  Option shell = choice_option<Script>(
      "shell", *script,
      {{"bash", bash_completion}, {"fish", fish_completion}, {"zsh", zsh_completion}},
      "The shell: bash, fish or zsh");
  return {
      .name = "completion",
      .help = "Print the script with which a shell completes mobysearch's arguments",
      .description =
          "A package installs the scripts where the shells look for them. Without one, "
          "`source <(mobysearch completion bash)` or `mobysearch completion fish | "
          "source` reads the script; for zsh, write it to a file `_mobysearch` in a "
          "folder of `$fpath`.",
      .operand = std::move(shell),
      .settings_directory = nullptr,
      .run = [script](const SettingsFile&) -> Result<ExitCode> {
        print_out((*script)(all_commands()));
        return kExitOk;
      },
  };
}

}  // namespace mobysearch
