// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mobysearch {

struct WeighedPost {
  std::uint32_t docid = 0;
  double weight = 0;
};

/// The posts that weigh most of those added, at most `count` (which is not 0); of posts that weigh
/// as much, those of lower docids.
class TopPosts {
 public:
  explicit TopPosts(std::size_t count) : count_(count) {}

  /// Whether a post of this weight, and of a higher docid than all that were added, is none of
  /// them.
  bool leave_out(double weight) const {
    return posts_.size() == count_ && weight <= posts_.front().weight;
  }
  void add(const WeighedPost& post) {
    if (posts_.size() == count_) {
      if (!is_better(post, posts_.front())) return;
      std::ranges::pop_heap(posts_, is_better);
      posts_.pop_back();
    }
    posts_.push_back(post);
    std::ranges::push_heap(posts_, is_better);
  }

  /// In no order.
  const std::vector<WeighedPost>& posts() const { return posts_; }
  /// The best first; none are left.
  std::vector<WeighedPost> take() {
    std::ranges::sort_heap(posts_, is_better);
    return std::move(posts_);
  }

 private:
  static bool is_better(const WeighedPost& a, const WeighedPost& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.docid < b.docid;
  }

  std::size_t count_;
  std::vector<WeighedPost> posts_;  ///< a heap, the least of them in front
};

}  // namespace mobysearch
