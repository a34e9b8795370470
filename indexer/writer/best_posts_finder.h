// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/top_posts.h"
#include "indexer/writer/lexicon.h"

namespace mobysearch {

/// Finds the posts that common terms weigh most in (common/index/best_posts.h). Not thread-safe:
/// each thread has one of its own, and adds it to another one's in the end.
class BestPostsFinder {
 public:
  /// Of the terms `common`; posts have their terms as numbers of `lexicon`. `mean_length` of a
  /// post: of all posts of the index.
  BestPostsFinder(std::span<const std::string_view> common, const Lexicon& lexicon,
                  double mean_length);

  /// Looks at a post: its terms with their wdfs, and its length as Xapian has it.
  void add(std::uint32_t docid, std::uint32_t length, std::span<const std::uint32_t> terms,
           std::span<const std::uint32_t> wdfs);
  /// Another one's posts, which has the same common terms.
  void add(const BestPostsFinder& other);

  /// The posts of the common term of this place, in no order.
  std::vector<std::uint32_t> posts_of(std::size_t place) const;

 private:
  double mean_length_;
  std::vector<std::uint32_t> places_;  ///< of the lexicon's terms among the common ones, plus 1
  std::vector<TopPosts> best_;         ///< of the common ones; weights are wdf × length_factor()
};

}  // namespace mobysearch
