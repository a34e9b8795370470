// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_summary.h"

#include "common/index/index_error.h"
#include "common/index/opened_file.h"
#include "common/index/post_codec.h"
#include "common/schema.h"

namespace mobysearch {
namespace {

Result<void> check_posts(const Xapian::Database& database, const ShardInfo& shard,
                         const std::string& path) {
  std::uint32_t posts = 0;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it, ++posts) {
    const auto post = decode_whole_post(database.get_metadata(post_key(*it)));
    if (!post) return index_damaged(path + ": " + post.error().message);
  }
  if (posts == shard.posts) return {};
  return index_damaged(path + ": does not hold the posts that it says");
}

}  // namespace

Result<IndexSummary> summary_of(const Xapian::Database& database, const std::string& name) {
  const std::string info = database.get_metadata(std::string(kInfoKey));
  if (info.empty()) return index_foreign(name, "is not a mobysearch index");
  auto stored = decode_info(info, name);
  if (!stored) return fail(std::move(stored.error()));
  IndexSummary summary{std::move(*stored), {}};
  if (const auto bytes = database.get_metadata(std::string(kShardKey)); !bytes.empty()) {
    auto shard = decode_shard(bytes, name);
    if (!shard) return fail(std::move(shard.error()));
    summary.shard = std::move(*shard);
  }
  return summary;
}

Result<IndexSummary> read_summary(const std::string& path, bool verify_checksum) {
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&]() -> Result<IndexSummary> {
    const auto file = OpenedFile::open(path, {.checksum = verify_checksum});
    if (!file) return fail(file.error());
    auto summary = summary_of(file->database(), path);
    if (summary) summary->stored.info.revision = file->revision;
    return summary;
  });
}

Result<void> check_shard(const std::string& path) {
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    const auto file = OpenedFile::open(path, {.checksum = true});
    if (!file) return fail(file.error());
    const Xapian::Database database = file->database();
    const auto summary = summary_of(database, path);
    if (!summary) return fail(summary.error());
    if (!summary->shard) return index_damaged(path + ": does not say which shard it is");
    return check_posts(database, *summary->shard, path);
  });
}

}  // namespace mobysearch
