// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace mobysearch {

/// Immutable values by key, bounded in the bytes that they are said to take: the least recently
/// used are dropped first. Thread-safe; a value that was handed out stays valid when it is dropped.
template <class Key, class Value>
class LruCache {
 public:
  using Pointer = std::shared_ptr<const Value>;

  /// A value of more than `max_value_bytes` is not kept: it would drive out too many others.
  LruCache(std::size_t max_bytes, std::size_t max_value_bytes)
      : max_bytes_(max_bytes), max_value_bytes_(max_value_bytes) {}

  /// nullptr for one that is not there.
  Pointer find(const Key& key) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second.place);
    return found->second.value;
  }

  /// Keeps `value`, in place of another with its key.
  void put(const Key& key, Pointer value, std::size_t bytes) {
    if (bytes > max_value_bytes_) return;
    const std::lock_guard lock(mutex_);
    if (const auto old = entries_.find(key); old != entries_.end()) drop(old);
    // All that takes memory first: without, nothing has changed.
    std::list<const Key*> place(1);
    const auto entry =
        entries_.try_emplace(key, Entry{std::move(value), bytes, place.begin()}).first;
    place.front() = &entry->first;
    order_.splice(order_.begin(), place);
    bytes_ += bytes;
    while (bytes_ > max_bytes_) drop(entries_.find(*order_.back()));
  }

  void clear() {
    const std::lock_guard lock(mutex_);
    entries_.clear();
    order_.clear();
    bytes_ = 0;
  }

  std::size_t bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
  }

 private:
  struct Entry {
    Pointer value;
    std::size_t bytes = 0;
    typename std::list<const Key*>::iterator place;
  };
  using Entries = std::unordered_map<Key, Entry>;

  void drop(typename Entries::iterator entry) {
    bytes_ -= entry->second.bytes;
    order_.erase(entry->second.place);
    entries_.erase(entry);
  }

  const std::size_t max_bytes_;
  const std::size_t max_value_bytes_;
  mutable std::mutex mutex_;
  Entries entries_;
  std::list<const Key*> order_;  ///< keys of entries_, most recently used first
  std::size_t bytes_ = 0;
};

}  // namespace mobysearch
