// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mobysearch {

/// An LZ4 block. Bytes that would not shrink are stored as they are; the reader tells by the
/// length, since it knows how long the uncompressed bytes should be.
std::string lz4_compress_block(std::string_view raw);

/// The first `wanted` bytes of a block of `size` (uncompressed), to `out`, which has room for
/// `size`. False for bytes that lz4_compress_block() did not write; `out` then holds anything.
bool lz4_decompress_block(std::string_view block, std::size_t size, std::size_t wanted, char* out);

}  // namespace mobysearch
