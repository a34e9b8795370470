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

/// The fingerprints of a title's first two words: the first, and the second << 16; 0 for no title.
using TitleStart = std::uint32_t;
constexpr TitleStart title_start(std::uint16_t first, std::uint16_t second = 0) {
  return first | std::uint32_t{second} << 16;
}

/// Posts of docids n × kTitleStartPosts + 1 … (n + 1) × kTitleStartPosts make block n.
inline constexpr std::uint32_t kTitleStartPosts = 4096;

/// What an index stores for TitleStarts, in order (metadata values). `starts` are those of docids
/// 1, 2 ….
std::vector<std::string> title_start_blocks(std::span<const TitleStart> starts);

/// Which titles begin with some words. Keeps the first two words of every title (4 bytes a post)
/// and looks at all of them if a title may begin so: 10,000 take a few microseconds. Immutable once
/// loaded; then any thread may read it.
class TitleStarts {
 public:
  TitleStarts() = default;
  /// Of the posts 1 … `last_docid`, whose blocks are then added.
  explicit TitleStarts(std::uint32_t last_docid);
  /// The next block, from number 0 on. kIndexDamaged for bytes that title_start_blocks() did not
  /// write.
  Result<void> add_block(std::string_view bytes);

  /// The posts, in ascending order and at most `most`, whose titles may begin with the words of
  /// these fingerprints (at least one): their first two do.
  std::vector<std::uint32_t> candidates(std::span<const std::uint16_t> words,
                                        std::size_t most) const;

 private:
  std::uint32_t last_docid_ = 0;
  std::uint32_t blocks_ = 0;
  std::vector<TitleStart> starts_;  ///< by docid
  std::vector<bool> first_words_;   ///< by word: some title begins with it
  std::vector<bool> first_pairs_;   ///< by slot_of(): some title may begin with both
};

}  // namespace mobysearch
