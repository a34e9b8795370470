// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// The surface words of all posts (as the analyzer normalises them before stemming: lower case,
/// NFKC, accents kept), sorted by bytes, each with the number of posts that have it. Serves prefix
/// completion, typo correction, joins and suggestions.

/// Words longer than this are left out: nobody types them, and corrections need not look at them.
inline constexpr std::size_t kMaxVocabularyWordBytes = 64;

/// Encodes chunks from words given in strictly ascending order.
class VocabularyWriter {
 public:
  void add(std::string_view word, std::uint32_t posts);
  /// The chunks so far, about kVocabularyChunkBytes each; the writer is empty afterwards.
  std::vector<std::string> take_chunks();

 private:
  std::vector<std::string> chunks_;
  std::string last_;
};
inline constexpr std::size_t kVocabularyChunkBytes = 1 << 18;

/// All words in memory. Immutable after loading: any number of threads.
class Vocabulary {
 public:
  Vocabulary() : offsets_(1, 0) {}

  /// Adds the words of the next chunk; fails with kIndexDamaged on anything out of bounds or order.
  Result<void> add_chunk(std::string_view chunk);

  std::uint32_t size() const { return static_cast<std::uint32_t>(posts_.size()); }
  std::string_view word(std::uint32_t i) const {
    return std::string_view(text_).substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }
  /// Number of posts that have word i.
  std::uint32_t posts(std::uint32_t i) const { return posts_[i]; }

  /// The first word not before `word`; size() if there is none.
  std::uint32_t lower_bound(std::string_view word) const;
  std::optional<std::uint32_t> find(std::string_view word) const;
  /// Half-open range of the words that begin with `prefix`.
  std::pair<std::uint32_t, std::uint32_t> with_prefix(std::string_view prefix) const;

  std::size_t memory_bytes() const;

 private:
  std::string text_;
  std::vector<std::uint32_t> offsets_;  ///< size() + 1 of them
  std::vector<std::uint32_t> posts_;
};

}  // namespace mobysearch
