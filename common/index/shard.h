// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

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
/// The files of an index of so many shards, by number: of one, the index itself.
std::vector<std::string> index_files(const std::string& index, std::uint32_t shards);

/// How many shards an index has whose first one is there, in its own file; 0: there is none.
std::uint32_t shards_beside(const std::string& index);

/// Of a post's record (common/index/post_codec.h): the sum of all says which posts an index has, in
/// whatever order they are read.
std::uint64_t record_hash(std::uint32_t docid, std::string_view record);
/// Names the content of an index for ShardInfo::build, 16 hexadecimal digits: by the sum of its
/// posts' record_hash(), and `others`, all that does not follow from these.
std::string build_name(std::uint64_t records, std::initializer_list<std::string_view> others);

}  // namespace mobysearch
