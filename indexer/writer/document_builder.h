// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "common/index/forward_index.h"
#include "common/index/post_codec.h"
#include "common/post.h"

namespace mobysearch {

/// What a word counts in the ranking, as wdf, by where it stands. A word of the title counts as
/// often as if it stood kTitleWeight times in the text; an author's name kAuthorWeight times, so
/// that what somebody wrote comes before what mentions them. Code must be found without dominating:
/// of the times that a word stands in a post's code, only every kCodeDivisor-th counts.
inline constexpr std::uint32_t kTitleWeight = 3;
inline constexpr std::uint32_t kAuthorWeight = 3;
inline constexpr std::uint32_t kCodeDivisor = 4;

/// Turns posts into what the index keeps of them (common/schema.h). Learns words as it goes,
/// so it gets faster; use one a thread.
class DocumentBuilder {
 public:
  DocumentBuilder();
  ~DocumentBuilder();
  DocumentBuilder(const DocumentBuilder&) = delete;
  DocumentBuilder& operator=(const DocumentBuilder&) = delete;

  /// The post's terms and values; its tokens go to `forward`, as docid `docid`.
  Xapian::Document build(const Post& post, std::uint32_t docid, ForwardBlockBuilder& forward);

  /// Of the post built last: for encode_post().
  std::span<const Checkpoints> checkpoints() const;
  /// Of all posts built so far: tokens of titles, headings and texts.
  std::int64_t words() const;

  /// All surface words so far with the number of posts that have them, in no order. The views live
  /// as long as the builder. A word may come several times (once a language).
  void for_each_word(const std::function<void(std::string_view, std::uint32_t posts)>& visit) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mobysearch
