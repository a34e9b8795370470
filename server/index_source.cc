// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/index_source.h"

#include <utility>

namespace mobysearch {

Result<IndexSource> index_source(const ServerOptions& options) {
  if (options.dbs.empty()) return IndexSource{};
  if (!are_shards(options.dbs)) return IndexSource{.file = options.dbs[0]};
  auto list = parse_shard_list(options.dbs);
  if (!list) return fail(std::move(list.error()));
  list->timeout = std::chrono::milliseconds(options.shard_timeout_ms);
  return IndexSource{.shards = std::move(*list)};
}

void warn_of_public_addresses(const ShardList& shards, ServerLog& log) {
  for (const ShardSource& source : shards.sources) {
    for (const ShardAddress& address : source) {
      if (address.is_private()) continue;
      log.write(LogLevel::kWarning, "shard_address_public",
                {{"address", address.name()},
                 {"reason",
                  "whoever reaches it reads the index, since the protocol knows no password and no "
                  "encryption: bind it to a private address"}});
    }
  }
}

}  // namespace mobysearch
