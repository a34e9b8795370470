// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/result.h"

namespace mobysearch {

inline constexpr std::uint32_t kMaxShards = 128;

/// Which part of an index a shard is: the value of metadata key kShardKey.
struct ShardInfo {
  std::uint32_t number = 1;  ///< from 1 on
  std::uint32_t count = 1;   ///< of the shards of the index
  std::uint32_t posts = 0;   ///< in this shard; IndexInfo has those of all
  std::string build;         ///< names the content of all shards; only shards of one build fit
  bool operator==(const ShardInfo&) const = default;
};
std::string encode_shard(const ShardInfo& shard);
/// kIndexDamaged for bytes that encode_shard() did not write; `name` is what errors call the index.
Result<ShardInfo> decode_shard(std::string_view bytes, const std::string& name);

/// The number of the shard, of `count`, that a post belongs to: by its path alone (XXH3-64), so
/// that another post moves none.
std::uint32_t shard_of(std::string_view path, std::uint32_t count);

/// The file of a shard of the index FILE.mobydb: FILE-1-of-4.mobydb.
std::string shard_path(const std::string& index, std::uint32_t number, std::uint32_t count);

}  // namespace mobysearch
