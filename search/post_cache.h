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

/// The posts that hits were last made from: each keystroke finds mostly the posts of the one
/// before, many readers ask for the same, and to read a post from the database takes half as long
/// as to make its hit. Bounded in bytes, the least recently used go first. Thread-safe.
class PostCache {
 public:
  using Post = std::shared_ptr<const StoredPost>;

  explicit PostCache(std::size_t max_bytes) : posts_(max_bytes, max_bytes / 8) {}

  /// The post that is kept, or else that of the record that `read` returns; what `read` throws
  /// passes through. kIndexDamaged for a record that cannot be decoded.
  Result<Post> get(std::uint32_t docid, const std::function<std::string()>& read);
  bool has(std::uint32_t docid) { return posts_.find(docid) != nullptr; }
  std::size_t bytes() const { return posts_.bytes(); }

 private:
  LruCache<std::uint32_t, StoredPost> posts_;
};

}  // namespace mobysearch
