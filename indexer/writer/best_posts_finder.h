// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/analyzer.h"
#include "common/index/top_posts.h"

namespace mobysearch {

/// Finds the posts that common terms weigh most in (common/index/best_posts.h). Not thread-safe:
/// each thread has one of its own, and adds it to another one's in the end.
class BestPostsFinder {
 public:
  /// The `terms` must outlive it. `mean_length` of a post: of all posts of the index.
  BestPostsFinder(const std::vector<std::string_view>& terms, double mean_length);

  /// Looks at a database's posts. Throws Xapian::Error.
  void add(const std::string& database);
  void add(const BestPostsFinder& other);

  /// The posts of a term, in no order.
  std::vector<std::uint32_t> posts_of(std::string_view term) const;

 private:
  double mean_length_;
  /// Weights are wdf × length_factor().
  std::unordered_map<std::string_view, TopPosts, TextHash> best_;
};

}  // namespace mobysearch
