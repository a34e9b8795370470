// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mobysearch {

/// Emoji, and the pictures and arrows that are drawn as such; no letters and signs of trade (™, ©).
/// Thread-safe.

/// Bytes of the emoji that `text` begins with: a flag, or a picture with its skin tone, its
/// variation selectors, and the pictures that joiners join to it. 0 when it begins with none.
std::size_t emoji_length(std::string_view text);
/// What makes two of them the same: an emoji without skin tone, gender, selectors and joiners.
std::string fold_emoji(std::string_view emoji);

}  // namespace mobysearch
