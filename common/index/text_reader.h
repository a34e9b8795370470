// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/post_codec.h"
#include "common/result.h"

namespace mobysearch {

/// An LZ4 block. Bytes that would not shrink are stored as they are; the reader tells by the
/// length, since it knows how long the uncompressed bytes should be.
std::string lz4_compress_block(std::string_view raw);

/// The first `wanted` bytes of a block of `size` (uncompressed), to `out`, which has room for
/// `size`. False for bytes that lz4_compress_block() did not write; `out` then holds anything.
bool lz4_decompress_block(std::string_view block, std::size_t size, std::size_t wanted, char* out);

/// Reads pieces of a post's text, decompressing no more of it than they need. Not thread-safe;
/// reusing one saves allocations.
class TextReader {
 public:
  /// Reads from this post from now on. `view` and its record must live until the last read().
  void open(const PostView& view);
  /// Bytes [begin, end) of the sections' texts, valid until the next call. kIndexDamaged, also for
  /// a range outside of the text.
  Result<std::string_view> read(std::uint32_t begin, std::uint32_t end);

 private:
  static constexpr std::size_t kKeptBytes = std::size_t{64} << 10;  ///< from post to post

  bool decompress_to(std::size_t block, std::uint32_t wanted);

  const PostView* view_ = nullptr;
  std::string text_;                         ///< at least as long as the post's text
  std::vector<std::uint32_t> decompressed_;  ///< bytes of each block that text_ has
};

}  // namespace mobysearch
