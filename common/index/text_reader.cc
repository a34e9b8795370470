// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/text_reader.h"

#include <algorithm>

#include "common/index/index_error.h"
#include "common/index/lz4_block.h"

namespace mobysearch {

void TextReader::open(const PostView& view) {
  view_ = &view;
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
