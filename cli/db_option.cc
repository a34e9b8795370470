// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace mobysearch {

CLI::Option* add_db_option(CLI::App& command, std::string& db) {
  return command.add_option("--db", db, "The index file")->type_name("FILE");
}

Result<void> require_db(const std::string& db) {
  if (!db.empty()) return {};
  return fail(ErrorCode::kUsage, "no index file named",
              "say --db FILE, or set MOBYSEARCH_DB, or db: in mobysearch.yml");
}

}  // namespace mobysearch
