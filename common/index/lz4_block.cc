// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/lz4_block.h"

#include <lz4.h>

#include <algorithm>

namespace mobysearch {

std::string lz4_compress_block(std::string_view raw) {
  const int raw_size = static_cast<int>(raw.size());
  const int bound = LZ4_compressBound(raw_size);
  std::string block(static_cast<std::size_t>(bound), '\0');
  const int size = LZ4_compress_default(raw.data(), block.data(), raw_size, bound);
  const bool shrinks = size > 0 && size < raw_size;
  if (!shrinks) return std::string(raw);
  block.resize(static_cast<std::size_t>(size));
  return block;
}

bool lz4_decompress_block(std::string_view block, std::size_t size, std::size_t wanted, char* out) {
  if (block.size() == size) {
    std::copy_n(block.begin(), wanted, out);
    return true;
  }
  const int block_size = static_cast<int>(block.size());
  const int got =
      wanted == size
          ? LZ4_decompress_safe(block.data(), out, block_size, static_cast<int>(size))
          : LZ4_decompress_safe_partial(block.data(), out, block_size, static_cast<int>(wanted),
                                        static_cast<int>(wanted));
  return got >= 0 && static_cast<std::size_t>(got) == wanted;
}

}  // namespace mobysearch
