// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/index.h"

#include <fmt/format.h>
#include <malloc.h>

#include "common/index/index_error.h"
#include "common/index/index_summary.h"
#include "common/schema.h"
#include "common/text/unicode.h"
#include "search/file_database.h"
#include "search/index_parts.h"
#include "search/shards.h"

namespace mobysearch {
namespace {

constexpr std::int64_t kPostsWorthTrimming = 4096;  ///< some milliseconds, for some megabytes

std::uint32_t blocks_of(std::uint32_t posts, const StoredInfo& stored) {
  return stored.docids / posts + (stored.docids % posts == 0 ? 0 : 1);
}

/// Has `add` take the blocks of a part of the index.
template <class Key, class Add>
Result<void> load_part(const Xapian::Database& database, const std::string& name,
                       std::uint32_t blocks, const Key& key, const Add& add) {
  for (std::uint32_t i = 0; i < blocks; ++i) {
    const std::string block = database.get_metadata(key(i));
    if (block.empty()) return index_damaged(name + ": a part of it is missing");
    if (auto ok = add(block); !ok) return index_damaged(name + ": " + ok.error().message);
  }
  return {};
}

/// What facets are counted by, and in shards their numbers.
Result<void> load_columns(const Xapian::Database& database, const StoredInfo& stored,
                          const std::string& name, Index::Parts& parts) {
  parts.facets = FacetColumns(stored.docids);
  const auto add_sets = [&](const std::string& block) { return parts.facets.add_sets(block); };
  const auto add_numbers = [&](const std::string& block) {
    return parts.facets.add_numbers(block);
  };
  if (auto ok = load_part(database, name, stored.facet_set_blocks, facet_sets_key, add_sets); !ok)
    return ok;
  if (auto ok =
          load_part(database, name, blocks_of(kFacetPosts, stored), facet_numbers_key, add_numbers);
      !ok)
    return ok;
  if (!parts.shards) return {};
  parts.shard_numbers = ByteColumn(stored.docids);
  return load_part(database, name, blocks_of(kByteColumnPosts, stored), shard_numbers_key,
                   [&](const std::string& block) { return parts.shard_numbers.add_block(block); });
}

/// Proves all blocks of the forward index, kept or not; one with positions has none of many posts.
Result<void> load_forward(const Xapian::Database& database, const StoredInfo& stored,
                          const std::string& name, Index::Parts& parts) {
  if (parts.has_positions) return {};
  const std::uint32_t blocks = blocks_of(kForwardBlockPosts, stored);
  parts.forward = ForwardIndex(blocks);
  std::uint32_t number = 0;
  return load_part(database, name, blocks, forward_key,
                   [&](const std::string& bytes) -> Result<void> {
                     auto block = ForwardIndex::decode(number, bytes);
                     if (!block) return fail(std::move(block.error()));
                     if (parts.kept.whole_forward_index)
                       parts.forward.keep(number, std::move(*block));
                     ++number;
                     return {};
                   });
}

Result<void> load_blocks(const Xapian::Database& database, const StoredInfo& stored,
                         const std::string& name, Index::Parts& parts) {
  const auto load = [&](std::uint32_t count, auto key, auto add) {
    return load_part(database, name, count, key, add);
  };
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
  if (auto ok = load_forward(database, stored, name, parts); !ok) return ok;
  parts.title_starts = TitleStarts(stored.docids);
  if (auto ok = load(blocks_of(kTitleStartPosts, stored), title_starts_key, add_titles); !ok)
    return ok;
  parts.ages = PostAges(stored.docids);
  if (auto ok = load(blocks_of(kByteColumnPosts, stored), post_ages_key, add_ages); !ok) return ok;
  if (auto ok = load(stored.vocabulary_blocks, vocabulary_key, add_words); !ok) return ok;
  parts.vocabulary.finish();
  parts.spelling.emplace(parts.vocabulary);
  return load_columns(database, stored, name, parts);
}

/// How many posts the database says that it has: all of the index's, or a shard's. `shards` are
/// those that it must be one of; nullptr for a whole index.
Result<std::uint32_t> posts_said(const IndexSummary& summary, const Shards* shards,
                                 const std::string& name) {
  const auto& [stored, shard] = summary;
  if (shards == nullptr && !shard) return static_cast<std::uint32_t>(stored.info.posts);
  if (shards == nullptr) {
    return fail(
        ErrorCode::kUsage,
        fmt::format("{}: is shard {} of {}, not a whole index", name, shard->number, shard->count),
        "name all of them, each with --db, for serve or query");
  }
  if (!shard || shard->build != shards->build() || !stored.has_positions)
    return index_damaged(name + ": is no shard of its index");
  return shard->posts;
}

Synonyms case_folded(const Synonyms& synonyms) {
  Synonyms folded;
  for (const auto& [word, others] : synonyms) {
    for (const std::string& other : others) folded[fold_case(word)].push_back(fold_case(other));
  }
  return folded;
}

}  // namespace

std::unique_ptr<PostDatabase> PostDatabase::open(const Index::Parts& parts) {
  return std::make_unique<FileDatabase>(parts.file.database(), parts.lengths,
                                        forward_block_posts(parts.has_positions));
}

Result<void> load_parts(const Xapian::Database& database, const std::string& name,
                        Index::Parts& parts) {
  return guard_xapian(name, ErrorCode::kIndexDamaged, [&]() -> Result<void> {
    auto summary = summary_of(database, name);
    if (!summary) return fail(std::move(summary.error()));
    auto own_posts = posts_said(*summary, parts.shards.get(), name);
    if (!own_posts) return fail(std::move(own_posts.error()));
    StoredInfo& stored = summary->stored;
    const std::uint32_t posts = database.get_doccount(), last = database.get_lastdocid();
    const auto of_all = static_cast<std::uint64_t>(stored.info.posts);
    if (*own_posts != posts || posts > of_all || posts > last || last > stored.docids ||
        stored.docids > highest_docid(of_all) ||
        stored.fingerprint_blocks > kMaxFingerprintBlocks) {
      return index_damaged(name + ": does not hold the posts that it says");
    }
    parts.info = std::move(stored.info);
    parts.languages = std::move(stored.languages);
    auto synonyms = decode_synonyms(database.get_metadata(std::string(kSynonymsKey)));
    if (!synonyms) return index_damaged(name + ": " + synonyms.error().message);
    parts.synonyms = case_folded(*synonyms);
    return load_blocks(database, stored, name, parts);
  });
}

Result<std::shared_ptr<const Index>> Index::open(const std::string& path,
                                                 const OpenOptions& options) {
  using Opened = std::shared_ptr<const Index>;
  return guard_xapian(path, ErrorCode::kIndexDamaged, [&]() -> Result<Opened> {
    auto parts = std::make_unique<Parts>(options.kept);
    auto file = OpenedFile::open(path, {options.verify_checksum, options.stop});
    if (!file) return fail(std::move(file.error()));
    parts->file = std::move(*file);
    auto loaded = load_parts(parts->file.database(), path, *parts);
    if (!loaded) return fail(std::move(loaded.error()));
    parts->lengths = LengthFactors(parts->file.database());
    parts->info.revision = parts->file.revision;
    return Opened(new Index(std::move(parts)));
  });
}

Result<std::shared_ptr<const Index>> Index::open(std::shared_ptr<Shards> shards) {
  using Opened = std::shared_ptr<const Index>;
  Error last;
  for (std::uint32_t tried = 0; tried < shards->count(); ++tried) {
    const Shards::Links links = shards->connect({});
    if (links.links.empty()) break;
    // What is of the whole index, each shard has.
    const Shards::Link& link = links.links.front();
    auto parts = std::make_unique<Parts>(KeptInMemory());
    parts->shards = shards;
    auto loaded = load_parts(link.database, "shard " + std::to_string(link.number), *parts);
    if (loaded) {
      parts->info.revision = shards->build();
      return Opened(new Index(std::move(parts)));
    }
    last = std::move(loaded.error());
    shards->blame(link, last.message);
  }
  const auto problems = shards->problems();
  if (!last.message.empty() || problems.empty()) return fail(std::move(last));
  return fail(ErrorCode::kIndexMissing, problems.front(), "see that its shards are served");
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
const FileIdentity& Index::identity() const { return parts_->file.identity; }
const std::shared_ptr<Shards>& Index::shards() const { return parts_->shards; }

}  // namespace mobysearch
