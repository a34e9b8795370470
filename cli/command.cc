// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/command.h"

namespace mobysearch {

Option db_option(std::string& db) { return text_option("db", db, "FILE", "The index file"); }

Result<void> require_db(const std::string& db) {
  if (!db.empty()) return {};
  return fail(ErrorCode::kUsage, "no index file given",
              "use --db FILE, or set MOBYSEARCH_DB, or db: in mobysearch.yml");
}

}  // namespace mobysearch
