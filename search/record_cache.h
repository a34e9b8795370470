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

namespace mobysearch {

/// The post records that hits were made of last: one keystroke finds much the same posts as the one
/// before, and many readers ask for the same; to read a record from the database takes as long as
/// to make half a hit of it. Bounded in bytes, least recently used out first. Thread-safe.
class RecordCache {
 public:
  using Record = std::shared_ptr<const std::string>;
  static constexpr std::size_t kMaxBytes = 16U << 20;

  explicit RecordCache(std::size_t max_bytes = kMaxBytes) : max_bytes_(max_bytes) {}

  /// The post's record: kept, or else what `read` returns, which may throw.
  Record get(std::uint32_t docid, const std::function<std::string()>& read);
  std::size_t bytes() const;

 private:
  struct Entry {
    std::uint32_t docid = 0;
    Record record;
  };
  Record find(std::uint32_t docid);
  void add(std::uint32_t docid, const Record& record);

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  ///< most recently used first
  std::unordered_map<std::uint32_t, std::list<Entry>::iterator> by_docid_;
  std::size_t bytes_ = 0;
};

}  // namespace mobysearch
