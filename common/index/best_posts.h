// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// For each word's term that very many posts have, an index in one file stores the posts that it
/// weighs most in: to find those in its posting list, a search would weigh all of them. Of posts
/// that it weighs as much in, those of lower docids are better.

/// A term that so many posts have has a list.
inline constexpr std::uint32_t kPostsOfCommonTerm = 4096;
/// So many posts are in a list: as many as an answer may have.
inline constexpr std::size_t kBestPosts = 100;

/// A list as it is stored.
std::string encode_best_posts(std::span<const std::uint32_t> docids);
/// Nothing for bytes that the above did not write.
std::optional<std::vector<std::uint32_t>> decode_best_posts(std::string_view bytes);

}  // namespace mobysearch
