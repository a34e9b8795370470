// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mobysearch {

/// LZ4 blocks. What would not shrink is kept as it is, which its length tells: the reader knows the
/// length that it should unpack to.
std::string packed(std::string_view raw);

/// Unpacks the first `wanted` bytes of a block of `size`. False for bytes that packed() did not
/// write; `out` (with room for `size`) then holds anything.
bool unpack(std::string_view block, std::size_t size, std::size_t wanted, char* out);

}  // namespace mobysearch
