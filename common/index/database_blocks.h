// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/position_lists.h"
#include "common/index/posting_lists.h"

namespace mobysearch {

/// Proves that a database is one that Xapian can read without leaving its blocks: glass of 1.4.22
/// believes the offsets and lengths in them. One pass over the file, in order; what is kept is
/// some bytes a block.
///
/// Of the file, which the indexer writes compacted, it asks more than glass would:
/// - Block 0 describes the tables. Only the table of posting lists, values and metadata has blocks,
///   and behind them that of positions may have some.
/// - Every other block is in use. Its directory has at least one item, and all items lie behind the
///   directory and within the block, each with room for its key; none is compressed.
/// - The items of a table's leaves ascend by key from block to block; the first has no key.
/// - The branches below its root lead to each leaf once, in the same order.
/// - Posting lists, values and positions are what PostingLists and PositionLists prove.
class DatabaseBlocks {
 public:
  static constexpr std::size_t kBlockBytes = 8192;

  /// The next block, of kBlockBytes.
  void add(std::string_view block);
  /// After the last block: whether all is so.
  bool are_sound() const;

 private:
  struct Block {
    std::uint8_t level = 0;
    std::uint32_t first_child = 0;  ///< in children_
    std::uint32_t children = 0;
  };

  /// A table that may have blocks.
  struct Table {
    bool has_blocks = false;
    std::uint32_t root = 0;
    std::uint32_t levels = 0;      ///< above the leaves
    std::uint32_t first_leaf = 0;  ///< a block; 0 before there is one
  };

  void read_tables(std::string_view block);
  bool begin_table();
  bool add_leaf(std::string_view block, std::string_view directory);
  bool add_branch(std::string_view block, std::string_view directory);
  bool add_entry(std::string_view key, std::string_view piece, bool is_first, bool is_last);
  bool leads_to_leaves(std::uint32_t number, std::uint32_t level, std::uint32_t& next_leaf) const;
  void skip_branches(std::uint32_t& number) const;
  bool is_reached(const Table& table, std::size_t end) const;

  bool is_sound_ = true;
  Table postings_table_, positions_table_;
  std::vector<Block> blocks_;  ///< by number; the first stands for none
  std::vector<std::uint32_t> children_;
  // Of the last item.
  bool has_items_ = false;
  std::string last_key_;
  std::uint32_t pieces_ = 0;  ///< of its tag, if more are to come
  PostingLists postings_;
  PositionLists positions_;
};

}  // namespace mobysearch
