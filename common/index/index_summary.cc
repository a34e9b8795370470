// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_summary.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>

#include "common/file_descriptor.h"
#include "common/index/index_error.h"
#include "common/index/index_file.h"
#include "common/index/post_codec.h"
#include "common/schema.h"

namespace mobysearch {
namespace {

struct OpenedDatabase {
  Xapian::Database database;
  std::string revision;
};

/// Throws Xapian::Error.
Result<OpenedDatabase> open_database(const std::string& path, bool verify_checksum) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file) {
    return fail(ErrorCode::kIndexMissing, fmt::format("{}: {}", path, std::strerror(errno)),
                "build it with: mobysearch index SOURCE --db FILE");
  }
  const auto footer = read_footer(file.get(), path);
  if (!footer) return fail(footer.error());
  const auto sound = check_content(file.get(), *footer, path, {.checksum = verify_checksum});
  if (!sound) return fail(sound.error());
  return OpenedDatabase{Xapian::Database(file.release()), footer->revision()};
}

Result<IndexSummary> summary_of(const OpenedDatabase& opened, const std::string& path) {
  const std::string info = opened.database.get_metadata(std::string(kInfoKey));
  if (info.empty()) return index_foreign(path, "is not a mobysearch index");
  auto stored = decode_info(info, path);
  if (!stored) return fail(std::move(stored.error()));
  stored->info.revision = opened.revision;
  IndexSummary summary{std::move(*stored), {}};
  if (const auto bytes = opened.database.get_metadata(std::string(kShardKey)); !bytes.empty()) {
    auto shard = decode_shard(bytes, path);
    if (!shard) return fail(std::move(shard.error()));
    summary.shard = std::move(*shard);
  }
  return summary;
}

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

Result<IndexSummary> read_summary(const std::string& path, bool verify_checksum) {
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&] {
    return open_database(path, verify_checksum).and_then([&](const OpenedDatabase& opened) {
      return summary_of(opened, path);
    });
  });
}

Result<void> check_shard(const std::string& path) {
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    const auto opened = open_database(path, true);
    if (!opened) return fail(opened.error());
    const auto summary = summary_of(*opened, path);
    if (!summary) return fail(summary.error());
    if (!summary->shard) return index_damaged(path + ": does not say which shard it is");
    return check_posts(opened->database, *summary->shard, path);
  });
}

}  // namespace mobysearch
