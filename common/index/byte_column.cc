// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/byte_column.h"

#include <algorithm>

#include "common/index/index_error.h"

namespace mobysearch {

std::vector<std::string> byte_column_blocks(std::span<const std::uint8_t> bytes) {
  std::vector<std::string> blocks;
  while (!bytes.empty()) {
    const auto block = bytes.first(std::min<std::size_t>(bytes.size(), kByteColumnPosts));
    blocks.emplace_back(block.begin(), block.end());
    bytes = bytes.subspan(block.size());
  }
  return blocks;
}

Result<void> ByteColumn::add_block(std::string_view bytes) {
  const std::size_t left = last_docid_ - bytes_.size();
  if (bytes.size() != std::min<std::size_t>(left, kByteColumnPosts))
    return index_damaged("a column of the posts is damaged");
  bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  return {};
}

}  // namespace mobysearch
