// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// Posts of docids n × kByteColumnPosts + 1 … (n + 1) × kByteColumnPosts make block n.
inline constexpr std::uint32_t kByteColumnPosts = 32'768;

/// What an index stores for a ByteColumn, in order (metadata values). `bytes` are those of docids
/// 1, 2 ….
std::vector<std::string> byte_column_blocks(std::span<const std::uint8_t> bytes);

/// A byte a post, by docid. Immutable once loaded; then any thread may read it.
class ByteColumn {
 public:
  ByteColumn() = default;
  /// Of the posts 1 … `last_docid`, whose blocks are then added.
  explicit ByteColumn(std::uint32_t last_docid) : last_docid_(last_docid) {}
  /// The next block, from number 0 on. kIndexDamaged for one that is not as long as
  /// byte_column_blocks() made it.
  Result<void> add_block(std::string_view bytes);

  /// `otherwise` for a docid that is not there.
  std::uint8_t at(std::uint32_t docid, std::uint8_t otherwise) const {
    return docid - 1 < bytes_.size() ? bytes_[docid - 1] : otherwise;
  }

 private:
  std::uint32_t last_docid_ = 0;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace mobysearch
