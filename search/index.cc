// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/index.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "common/index/index_error.h"
#include "common/index/index_file.h"
#include "common/schema.h"
#include "common/text/unicode.h"
#include "search/index_parts.h"

namespace mobysearch {
namespace {

constexpr std::int64_t kPostsWorthTrimming = 4096;  ///< some milliseconds, for some megabytes

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileIdentity identity_of(const struct stat& status) {
  return {std::uint64_t{status.st_dev}, std::uint64_t{status.st_ino}, std::int64_t{status.st_size},
          nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

tl::unexpected<Error> missing(const std::string& path) {
  return fail(ErrorCode::kIndexMissing, fmt::format("{}: {}", path, std::strerror(errno)),
              "build it with: mobysearch index SOURCE --db FILE");
}

std::uint32_t blocks_of(std::uint32_t posts, const StoredInfo& stored) {
  return stored.docids / posts + (stored.docids % posts == 0 ? 0 : 1);
}

Result<void> load_blocks(const Xapian::Database& database, const StoredInfo& stored,
                         const std::string& name, Index::Parts& parts) {
  const auto load = [&](std::uint32_t count, auto key, auto add) -> Result<void> {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string block = database.get_metadata(key(i));
      if (block.empty()) return index_damaged(name + ": a part of it is missing");
      if (auto ok = add(block); !ok) return index_damaged(name + ": " + ok.error().message);
    }
    return {};
  };
  const auto add_posts = [&](const std::string& block) { return parts.forward.add_block(block); };
  const auto add_titles = [&](const std::string& block) {
    return parts.title_starts.add_block(block);
  };
  const auto add_ages = [&](const std::string& block) { return parts.ages.add_block(block); };
  const auto add_words = [&](const std::string& block) {
    return parts.vocabulary.add_block(block);
  };
  const auto add_fingerprints = [&](const std::string& block) {
    return parts.fingerprints.add_block(block);
  };
  if (auto ok = load(stored.fingerprint_blocks, fingerprint_key, add_fingerprints); !ok) return ok;
  parts.has_positions = stored.has_positions;
  if (!parts.has_positions) {
    if (auto ok = load(blocks_of(kForwardBlockPosts, stored), forward_key, add_posts); !ok)
      return ok;
  }
  parts.title_starts = TitleStarts(stored.docids);
  if (auto ok = load(blocks_of(kTitleStartPosts, stored), title_starts_key, add_titles); !ok)
    return ok;
  parts.ages = PostAges(stored.docids);
  if (auto ok = load(blocks_of(kByteColumnPosts, stored), post_ages_key, add_ages); !ok) return ok;
  if (auto ok = load(stored.vocabulary_blocks, vocabulary_key, add_words); !ok) return ok;
  parts.vocabulary.finish();
  parts.facets = FacetColumns(database);
  parts.spelling.emplace(parts.vocabulary);
  return {};
}

Synonyms case_folded(const Synonyms& synonyms) {
  Synonyms folded;
  for (const auto& [word, others] : synonyms) {
    for (const std::string& other : others) folded[fold_case(word)].push_back(fold_case(other));
  }
  return folded;
}

Result<void> open_file(const std::string& path, Index::Parts& parts) {
  parts.file.reset(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (!parts.file || ::fstat(parts.file.get(), &status) != 0) return missing(path);
  parts.identity = identity_of(status);
  return {};
}

}  // namespace

Result<FileIdentity> FileIdentity::of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return missing(path);
  return identity_of(status);
}

Xapian::Database Index::Parts::open_database() const {
  // Through /proc, since Xapian reads at the descriptor's offset, which a dup() would share.
  const std::string path = fmt::format("/proc/self/fd/{}", file.get());
  FileDescriptor own(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!own) throw Xapian::FeatureUnavailableError("cannot be opened through " + path, errno);
  return Xapian::Database(own.release());
}

Result<void> load_parts(const Xapian::Database& database, const std::string& name,
                        Index::Parts& parts) {
  return guard_xapian(name, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    const std::string info = database.get_metadata(std::string(kInfoKey));
    if (info.empty()) return index_foreign(name, "is not a mobysearch index");
    auto stored = decode_info(info, name);
    if (!stored) return fail(std::move(stored.error()));
    const std::uint32_t posts = database.get_doccount(), last = database.get_lastdocid();
    if (static_cast<std::uint64_t>(stored->info.posts) != posts || posts > last ||
        last > stored->docids || stored->docids > highest_docid(posts) ||
        stored->fingerprint_blocks > kMaxFingerprintBlocks) {
      return index_damaged(name + ": does not hold the posts that it says");
    }
    parts.info = std::move(stored->info);
    auto synonyms = decode_synonyms(database.get_metadata(std::string(kSynonymsKey)));
    if (!synonyms) return index_damaged(name + ": " + synonyms.error().message);
    parts.synonyms = case_folded(*synonyms);
    return load_blocks(database, *stored, name, parts);
  });
}

Result<std::shared_ptr<const Index>> Index::open(const std::string& path,
                                                 const OpenOptions& options) {
  using Opened = std::shared_ptr<const Index>;
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&]() -> Result<Opened> {
    auto parts = std::make_unique<Parts>();
    if (auto ok = open_file(path, *parts); !ok) return fail(std::move(ok.error()));
    auto footer = read_footer(parts->file.get(), path);
    if (!footer) return fail(std::move(footer.error()));
    auto sound =
        check_content(parts->file.get(), *footer, path, {options.verify_checksum, options.stop});
    if (!sound) return fail(std::move(sound.error()));
    auto loaded = load_parts(parts->open_database(), path, *parts);
    if (!loaded) return fail(std::move(loaded.error()));
    parts->info.revision = footer->revision();
    return Opened(new Index(std::move(parts)));
  });
}

Index::Index(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Index::~Index() {
  const bool was_large = parts_->info.posts >= kPostsWorthTrimming;
  parts_.reset();
  // glibc keeps what was freed in small pieces: a server would have the memory of two indexes for
  // good once it has switched from one to the next.
  if (was_large) ::malloc_trim(0);
}
const IndexInfo& Index::info() const { return parts_->info; }
const FileIdentity& Index::identity() const { return parts_->identity; }

}  // namespace mobysearch
