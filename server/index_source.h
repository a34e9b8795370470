// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "common/result.h"
#include "search/index.h"
#include "search/shards.h"
#include "server/server.h"
#include "server/server_log.h"

namespace mobysearch {

/// Where a site's index is: in a file, or in shards.
struct IndexSource {
  std::string file = {};
  KeptInMemory kept = {};  ///< of the file
  ShardList shards = {};

  bool is_in_shards() const { return !shards.sources.empty(); }
};

/// What the options name for their only site. kUsage names an address that is none.
Result<IndexSource> index_source(const ServerOptions& options);

/// Warns of each server of a shard that everybody may reach, for all that its address tells.
void warn_of_public_addresses(const ShardList& shards, ServerLog& log);

}  // namespace mobysearch
