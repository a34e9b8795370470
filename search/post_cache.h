// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "common/index/post_codec.h"
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

  explicit PostCache(std::size_t max_bytes = kMaxBytes) : max_bytes_(max_bytes) {}

  /// The post: kept, or else of the record that `read` returns (which may throw). kIndexDamaged for
  /// a record that cannot be decoded.
  Result<Post> get(std::uint32_t docid, const std::function<std::string()>& read);
  std::size_t bytes() const;

 private:
  struct Entry {
    std::uint32_t docid = 0;
    Post post;
  };
  Post find(std::uint32_t docid);
  void add(std::uint32_t docid, const Post& post);

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  ///< most recently used first
  std::unordered_map<std::uint32_t, std::list<Entry>::iterator> by_docid_;
  std::size_t bytes_ = 0;
};

}  // namespace mobysearch
