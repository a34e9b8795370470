// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mobysearch {

inline constexpr std::size_t kVocabularyBlockBytes = 1 << 18;

/// Writes blocks (metadata values): words in ascending order, each sharing the beginning of the one
/// before.
class VocabularyBlockBuilder {
 public:
  void add(std::string_view word, std::uint32_t frequency);
  /// Take the block when this reaches kVocabularyBlockBytes.
  std::size_t bytes() const { return bytes_.size(); }
  std::string take();

 private:
  std::string bytes_;
  std::string last_;
};

}  // namespace mobysearch
