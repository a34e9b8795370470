// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "common/lru_cache.h"

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
  explicit ResultCache(std::size_t max_bytes) : bodies_(max_bytes, max_bytes / 4) {}

  /// nullptr for one that is not there.
  std::shared_ptr<const CachedBody> find(const std::string& key) { return bodies_.find(key); }
  void add(const std::string& key, std::shared_ptr<const CachedBody> body);
  std::size_t bytes() const { return bodies_.bytes(); }

 private:
  LruCache<std::string, CachedBody> bodies_;
};

}  // namespace mobysearch
