// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mobysearch {

/// An answer's body, and the same compressed (made when first asked for).
struct CachedBody {
  std::string plain;
  std::string gzip;
  std::string brotli;
  bool found = true;  ///< it has results
};

/// The answers given last, by revision and canonical query, least recently used out first. Bounded
/// in bytes. Thread-safe.
class ResultCache {
 public:
  explicit ResultCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// nullptr for one that is not there.
  std::shared_ptr<const CachedBody> find(const std::string& key);
  void add(const std::string& key, std::shared_ptr<const CachedBody> body);
  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const CachedBody> body;
    std::size_t bytes = 0;
  };

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  ///< most recently used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace mobysearch
