// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/database_blocks.h"

#include <algorithm>

#include "common/index/varint.h"

namespace mobysearch {
namespace {

constexpr std::size_t kTables = 6, kPostingsTable = 0, kPositionsTable = 3;
constexpr std::size_t kTablesOffset = 32;  ///< behind magic, version and UUID
constexpr std::uint32_t kMaxLevels = 9;    ///< Xapian's array has places for so many and the leaves
constexpr std::uint32_t kBlockUnits = DatabaseBlocks::kBlockBytes / 2048;

// A block: revision (4 bytes), level, free bytes (2 + 2), where the directory ends (2), directory.
constexpr std::size_t kLevelOffset = 4;
constexpr std::size_t kEndOffset = 9;
constexpr std::size_t kDirectoryOffset = 11;
constexpr std::size_t kPlaceBytes = 2;  ///< of an item, in the directory

// An item of a leaf: size and flags (2), key's size, key, number of the piece unless it is the
// first (2), piece of the tag. Of a branch: block (4), key's size, key, number (2).
constexpr std::uint32_t kSizeMask = 0x1FFF;
constexpr std::uint32_t kIsCompressed = 0x8000, kIsLast = 0x4000, kIsFirst = 0x2000;
constexpr std::size_t kLeastLeafItem = 3, kLeastBranchItem = 7, kNumberBytes = 2;

/// A big-endian number of `size` bytes, which are there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

/// What stands in a block from where item `i` of the directory says; "" for outside of the items.
std::string_view item_at(std::string_view block, std::string_view directory, std::size_t i) {
  const std::size_t at = number_at(directory, i, kPlaceBytes);
  const bool is_inside = at >= kDirectoryOffset + directory.size() && at < block.size();
  return is_inside ? block.substr(at) : std::string_view();
}

}  // namespace

void DatabaseBlocks::read_tables(std::string_view block) {
  ByteReader in(block.substr(kTablesOffset));
  in.varint32();  // the revision
  for (std::size_t table = 0; table < kTables; ++table) {
    const std::uint32_t root = in.varint32();
    const std::uint32_t flags = in.varint32();
    const bool has_blocks = flags % 2 == 0;
    in.varint();  // the number of entries
    if (in.varint32() != kBlockUnits) is_sound_ = false;
    in.varint32();  // from which size on tags are compressed
    in.string();    // free blocks
    const std::uint32_t levels = flags / 4;
    if (levels > (has_blocks ? kMaxLevels : 0)) is_sound_ = false;
    if (table == kPostingsTable) {
      postings_table_ = {has_blocks, root, levels};
    } else if (table == kPositionsTable) {
      positions_table_ = {has_blocks, root, levels};
    } else if (has_blocks) {
      is_sound_ = false;
    }
  }
  if (!postings_table_.has_blocks) is_sound_ = false;
  DatabaseStatistics statistics;
  statistics.documents = in.varint32();
  const std::uint64_t last = std::uint64_t{statistics.documents} + in.varint32();
  statistics.last_docid = static_cast<std::uint32_t>(last);
  statistics.shortest = in.varint32();
  for (int i = 0; i < 3; ++i) in.varint32();  // bounds that only make a search faster
  statistics.total_length = in.varint();
  postings_.expect(statistics);
  is_sound_ = is_sound_ && in.ok() && last <= UINT32_MAX;
}

void DatabaseBlocks::add(std::string_view block) {
  if (!is_sound_) return;
  blocks_.emplace_back();
  if (blocks_.size() == 1) return read_tables(block);
  const std::uint32_t level = number_at(block, kLevelOffset, 1);
  const std::size_t end = number_at(block, kEndOffset, 2);
  const bool has_items = end >= kDirectoryOffset + kPlaceBytes && end <= block.size() &&
                         (end - kDirectoryOffset) % kPlaceBytes == 0;
  if (!has_items || level > std::max(postings_table_.levels, positions_table_.levels)) {
    is_sound_ = false;
    return;
  }
  blocks_.back().level = static_cast<std::uint8_t>(level);
  const auto directory = block.substr(kDirectoryOffset, end - kDirectoryOffset);
  is_sound_ = level == 0 ? add_leaf(block, directory) : add_branch(block, directory);
}

/// The current block is the first leaf of the next table.
bool DatabaseBlocks::begin_table() {
  Table& table = postings_table_.first_leaf == 0 ? postings_table_ : positions_table_;
  if (!table.has_blocks || table.first_leaf != 0 || pieces_ != 0) return false;
  table.first_leaf = static_cast<std::uint32_t>(blocks_.size() - 1);
  has_items_ = false;
  return true;
}

bool DatabaseBlocks::add_entry(std::string_view key, std::string_view piece, bool is_first,
                               bool is_last) {
  return positions_table_.first_leaf == 0 ? postings_.add(key, piece, is_first, is_last)
                                          : positions_.add(key, piece, is_first, is_last);
}

bool DatabaseBlocks::add_leaf(std::string_view block, std::string_view directory) {
  std::string_view last_key = last_key_;
  for (std::size_t i = 0; i < directory.size(); i += kPlaceBytes) {
    std::string_view item = item_at(block, directory, i);
    if (item.size() < kLeastLeafItem) return false;
    const std::uint32_t head = number_at(item, 0, 2);
    const std::size_t size = (head & kSizeMask) + kLeastLeafItem;
    const bool is_first = (head & kIsFirst) != 0;
    const std::size_t key_end = kLeastLeafItem + number_at(item, 2, 1);
    const std::size_t tag_begin = key_end + (is_first ? 0 : kNumberBytes);
    if (size > item.size() || tag_begin > size || (head & kIsCompressed) != 0) return false;
    const std::string_view key = item.substr(kLeastLeafItem, key_end - kLeastLeafItem);
    if (key.empty() && !begin_table()) return false;
    // The pieces of a tag follow each other; then comes a greater key.
    const std::uint32_t piece = is_first ? 1 : number_at(item, key_end, kNumberBytes);
    const bool follows = pieces_ > 0 ? key == last_key && !is_first && piece == pieces_ + 1
                                     : is_first && (has_items_ ? last_key < key : key.empty());
    if (!follows) return false;
    const bool is_last = (head & kIsLast) != 0;
    if (!add_entry(key, item.substr(tag_begin, size - tag_begin), is_first, is_last)) return false;
    pieces_ = is_last ? 0 : piece;
    has_items_ = true;
    last_key = key;
  }
  last_key_ = std::string(last_key);
  return true;
}

bool DatabaseBlocks::add_branch(std::string_view block, std::string_view directory) {
  Block& branch = blocks_.back();
  branch.first_child = static_cast<std::uint32_t>(children_.size());
  for (std::size_t i = 0; i < directory.size(); i += kPlaceBytes) {
    const std::string_view item = item_at(block, directory, i);
    if (item.size() < kLeastBranchItem) return false;
    if (kLeastBranchItem + number_at(item, 4, 1) > item.size()) return false;
    children_.push_back(number_at(item, 0, 4));
  }
  branch.children = static_cast<std::uint32_t>(children_.size()) - branch.first_child;
  return true;
}

/// Goes below block `number`, from the leaf `next_leaf` on, and moves that behind what it finds.
/// Each leaf is met once, or it ends: so it does even where branches lead around in a circle.
bool DatabaseBlocks::leads_to_leaves(std::uint32_t number, std::uint32_t level,
                                     std::uint32_t& next_leaf) const {
  if (number == 0 || number >= blocks_.size() || blocks_[number].level != level) return false;
  const Block& block = blocks_[number];
  if (level == 0) {
    if (number != next_leaf) return false;
    skip_branches(++next_leaf);
    return true;
  }
  for (std::uint32_t i = 0; i < block.children; ++i) {
    if (!leads_to_leaves(children_[block.first_child + i], level - 1, next_leaf)) return false;
  }
  return true;
}

void DatabaseBlocks::skip_branches(std::uint32_t& number) const {
  while (number < blocks_.size() && blocks_[number].level != 0) ++number;
}

/// Whether a table's branches lead to all leaves from its first one up to block `end`.
bool DatabaseBlocks::is_reached(const Table& table, std::size_t end) const {
  std::uint32_t next_leaf = table.first_leaf;
  return leads_to_leaves(table.root, table.levels, next_leaf) && next_leaf == end;
}

bool DatabaseBlocks::are_sound() const {
  if (!is_sound_ || pieces_ != 0 || !postings_.are_complete()) return false;
  if (positions_table_.has_blocks != (positions_table_.first_leaf != 0)) return false;
  if (!positions_table_.has_blocks) return is_reached(postings_table_, blocks_.size());
  return is_reached(postings_table_, positions_table_.first_leaf) &&
         is_reached(positions_table_, blocks_.size());
}

}  // namespace mobysearch
