// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/index/index_info.h"
#include "common/index/shard.h"
#include "common/result.h"

namespace mobysearch {

/// What an index file says of itself. A shard, which alone is nothing to be searched, says it too.
struct IndexSummary {
  StoredInfo stored;               ///< with its revision
  std::optional<ShardInfo> shard;  ///< none where the file is the whole index
};

/// Of any database, one of a remote server too; without its revision, which the file knows. Fails
/// with kIndexForeign, kIndexDamaged or kSchemaMismatch. Throws Xapian::Error.
Result<IndexSummary> summary_of(const Xapian::Database& database, const std::string& name);

/// Proves first that the file can be read, and with `verify_checksum` that it is what was written.
/// Fails with kIndexMissing, kIndexForeign, kIndexDamaged or kSchemaMismatch.
Result<IndexSummary> read_summary(const std::string& path, bool verify_checksum);

/// Reads all of a shard: its checksum, and the record of each of the posts that it says it has.
/// Fails likewise.
Result<void> check_shard(const std::string& path);

}  // namespace mobysearch
