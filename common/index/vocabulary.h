// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// The words of all posts as readers would type them (case-folded, accents kept), sorted bytewise,
/// each with the number of posts it stands in: for completing an unfinished word, for correcting a
/// misspelt one, for suggestions. Immutable once loaded; then any thread may read it.
class Vocabulary {
 public:
  /// Longer words are left out: nobody types them.
  static constexpr std::size_t kMaxWordBytes = 64;

  std::size_t size() const { return frequencies_.size(); }
  std::string_view word(std::size_t i) const {
    return std::string_view(arena_).substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }
  std::uint32_t frequency(std::size_t i) const { return frequencies_[i]; }

  /// Number of posts with exactly this word, 0 for none.
  std::uint32_t frequency_of(std::string_view word) const;
  /// First word not less than `word`.
  std::size_t lower_bound(std::string_view word) const;
  /// Half-open range of the words that begin with `prefix`.
  std::pair<std::size_t, std::size_t> with_prefix(std::string_view prefix) const;

  /// kIndexDamaged for bytes that VocabularyBlockBuilder did not write, or words out of order.
  Result<void> add_block(std::string_view bytes);
  void shrink();

 private:
  std::string arena_;
  std::vector<std::uint32_t> offsets_ = {0};
  std::vector<std::uint32_t> frequencies_;
};

}  // namespace mobysearch
