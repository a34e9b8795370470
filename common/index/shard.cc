// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/shard.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <filesystem>
#include <system_error>

#include "common/index/index_error.h"
#include "common/index/varint.h"

namespace mobysearch {

std::string encode_shard(const ShardInfo& shard) {
  std::string out;
  put_varint(out, shard.number);
  put_varint(out, shard.count);
  put_varint(out, shard.posts);
  put_string(out, shard.build);
  return out;
}

Result<ShardInfo> decode_shard(std::string_view bytes, const std::string& name) {
  ByteReader in(bytes);
  ShardInfo shard;
  shard.number = in.varint32();
  shard.count = in.varint32();
  shard.posts = in.varint32();
  shard.build = in.string();
  const bool has_place = shard.number >= 1 && shard.number <= shard.count;
  if (!in.ok() || !has_place || shard.count > kMaxShards || shard.build.empty())
    return index_damaged(name + ": does not say which shard it is");
  return shard;
}

std::uint32_t shard_of(std::string_view path, std::uint32_t count) {
  return static_cast<std::uint32_t>(XXH3_64bits(path.data(), path.size()) % count) + 1;
}

std::string shard_path(const std::string& index, std::uint32_t number, std::uint32_t count) {
  std::filesystem::path path(index);
  const std::string name =
      fmt::format("{}-{}-of-{}{}", path.stem().string(), number, count, path.extension().string());
  return path.replace_filename(name).string();
}

std::vector<std::string> index_files(const std::string& index, std::uint32_t shards) {
  if (shards == 1) return {index};
  std::vector<std::string> files;
  for (std::uint32_t number = 1; number <= shards; ++number)
    files.push_back(shard_path(index, number, shards));
  return files;
}

std::uint32_t shards_beside(const std::string& index) {
  for (std::uint32_t count = 2; count <= kMaxShards; ++count) {
    std::error_code error;
    if (std::filesystem::exists(shard_path(index, 1, count), error)) return count;
  }
  return 0;
}

std::uint64_t record_hash(std::uint32_t docid, std::string_view record) {
  return XXH3_64bits_withSeed(record.data(), record.size(), docid);
}

std::string build_name(std::uint64_t records, std::initializer_list<std::string_view> others) {
  std::string all = fmt::format("{:016x}", records);
  for (const std::string_view other : others) put_string(all, other);
  return fmt::format("{:016x}", XXH3_64bits(all.data(), all.size()));
}

}  // namespace mobysearch
