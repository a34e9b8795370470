// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/text_reader.h"

#include <lz4.h>

#include <algorithm>

#include "common/index/index_error.h"

namespace mobysearch {

std::string lz4_compress_block(std::string_view raw) {
  const int raw_size = static_cast<int>(raw.size());
  const int bound = LZ4_compressBound(raw_size);
  std::string block(static_cast<std::size_t>(bound), '\0');
  const int size = LZ4_compress_default(raw.data(), block.data(), raw_size, bound);
  if (size <= 0 || size >= raw_size) return std::string(raw);
  block.resize(static_cast<std::size_t>(size));
  return block;
}

bool lz4_decompress_block(std::string_view block, std::size_t size, std::size_t wanted, char* out) {
  if (block.size() == size) return block.copy(out, wanted) == wanted;
  if (block.size() > LZ4_MAX_INPUT_SIZE || size > LZ4_MAX_INPUT_SIZE) return false;
  const int block_size = static_cast<int>(block.size());
  const int most = static_cast<int>(wanted);
  if (wanted == size) return LZ4_decompress_safe(block.data(), out, block_size, most) == most;
  return LZ4_decompress_safe_partial(block.data(), out, block_size, most, most) == most;
}

void TextReader::open(const PostView& view) {
  view_ = &view;
  if (text_.size() > kKeptBytes) text_ = {};
  decompressed_.assign(view.compressed_blocks.size(), 0);
}

/// A block that is read a second time, farther on, is decompressed whole: more reads will follow.
bool TextReader::decompress_to(std::size_t block, std::uint32_t wanted) {
  if (decompressed_[block] >= wanted) return true;
  const std::size_t begin = block * kTextBlockBytes;
  const auto size =
      static_cast<std::uint32_t>(std::min<std::size_t>(kTextBlockBytes, view_->text_size - begin));
  if (decompressed_[block] > 0) wanted = size;
  if (text_.size() < begin + size) text_.resize(begin + size);
  decompressed_[block] = wanted;
  return lz4_decompress_block(view_->compressed_blocks[block], size, wanted, text_.data() + begin);
}

Result<std::string_view> TextReader::read(std::uint32_t begin, std::uint32_t end) {
  const auto damaged = [] { return index_damaged("a post's text is damaged"); };
  if (begin > end || end > view_->text_size) return damaged();
  for (std::size_t block = begin / kTextBlockBytes; block * kTextBlockBytes < end; ++block) {
    const std::size_t wanted =
        std::min<std::size_t>(kTextBlockBytes, end - block * kTextBlockBytes);
    if (!decompress_to(block, static_cast<std::uint32_t>(wanted))) return damaged();
  }
  return std::string_view(text_).substr(begin, end - begin);
}

}  // namespace mobysearch
