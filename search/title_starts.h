// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/index/forward_index.h"

namespace mobysearch {

/// Which titles begin with some words. Keeps the first two words of every title (4 bytes a post)
/// and looks at all of them: 10,000 take a few microseconds. Immutable: any thread may read it.
class TitleStarts {
 public:
  TitleStarts() = default;
  /// Of the posts 1 … `last_docid`.
  TitleStarts(const ForwardIndex& forward, std::uint32_t last_docid);

  /// The posts, in ascending order and at most `most`, whose titles may begin with the words of
  /// these fingerprints (at least one): their first two do.
  std::vector<std::uint32_t> candidates(std::span<const std::uint16_t> words,
                                        std::size_t most) const;

 private:
  std::vector<std::uint32_t> starts_;  ///< by docid: first word, second word << 16
};

}  // namespace mobysearch
