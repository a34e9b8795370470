// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/command.h"

namespace mobysearch {

std::vector<Command> all_commands() {
  return {init_command(),   index_command(),  watch_command(), query_command(),
          serve_command(),  check_command(),  diff_command(),  info_command(),
          export_command(), health_command(), stats_command(), completion_command(),
          manual_command()};
}

}  // namespace mobysearch
