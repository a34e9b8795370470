// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common/index/post_codec.h"
#include "common/lru_cache.h"
#include "common/result.h"

namespace mobysearch {

/// A post record and its view.
struct StoredPost {
  std::string record;
  PostView view;
};

/// The posts that hits were made of last: one keystroke finds much the same posts as the one
/// before, and many readers ask for the same; to read a post from the database takes as long as to
/// make half a hit of it. Bounded in bytes, least recently used out first. Thread-safe.
class PostCache {
 public:
  using Post = std::shared_ptr<const StoredPost>;
  static constexpr std::size_t kMaxBytes = 16U << 20;

  explicit PostCache(std::size_t max_bytes = kMaxBytes) : posts_(max_bytes, max_bytes / 8) {}

  /// The post: kept, or else of the record that `read` returns (which may throw). kIndexDamaged for
  /// a record that cannot be decoded.
  Result<Post> get(std::uint32_t docid, const std::function<std::string()>& read);
  std::size_t bytes() const { return posts_.bytes(); }

 private:
  LruCache<std::uint32_t, StoredPost> posts_;
};

}  // namespace mobysearch
