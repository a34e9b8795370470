// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/first_page.h"

#include <fmt/core.h>

#include "common/schema.h"
#include "common/version.h"

namespace mobysearch {

std::string first_page(const std::vector<Command>& commands) {
  std::string page =
      "mobysearch is full-text search for Jekyll blogs.\n"
      "\n"
      "  mobysearch index ~/my-site --db blog.mobydb   reads the site's source into one file\n"
      "  mobysearch query --db blog.mobydb WORDS       searches it here\n"
      "  mobysearch serve --db blog.mobydb             answers over HTTP, with the search box\n"
      "\n"
      "Commands:\n";
  for (const Command& command : commands) {
    page += fmt::format("  {:<12}{}\n", command.name, command.help);
  }
  return page +
         "\n"
         "Options:\n"
         "  --help      Print this help and exit\n"
         "  --version   Print version, commit and index schema, and exit\n"
         "\n"
         "mobysearch COMMAND --help says more, and man mobysearch-COMMAND all of it.\n";
}

std::string version_line() {
  const std::string built_from = commit().empty() ? "" : fmt::format("commit {}, ", commit());
  return fmt::format("mobysearch {} ({}index schema {})\n", version(), built_from, kSchemaVersion);
}

}  // namespace mobysearch
