// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "common/lru_cache.h"
#include "common/result.h"
#include "server/cached_body.h"
#include "server/metrics.h"

namespace mobysearch {

struct CacheRequest {
  std::string key;  ///< names everything that the answer depends on
  std::string_view content_type;
  std::function<Result<CachedBody>()> make;  ///< called when the answer is not in the cache
};

/// Answers that may be given again: with ETag and 304, from the cache where they are in it,
/// compressed once. The cache is bounded in bytes. Thread-safe.
class CachedAnswers {
 public:
  CachedAnswers(std::size_t max_bytes, Metrics& metrics)
      : cache_(max_bytes, max_bytes / 4), metrics_(metrics) {}
  /// Fills the response and says whether the answer has results. Fails as `make` does, and then
  /// leaves the response alone.
  Result<bool> get_or_make(const CacheRequest& wanted, const httplib::Request& request,
                           httplib::Response& response);
  std::size_t bytes() const { return cache_.bytes(); }

 private:
  Result<std::shared_ptr<const CachedBody>> body_of(const CacheRequest& wanted);
  void keep(const std::string& key, std::shared_ptr<const CachedBody> body);

  LruCache<std::string, CachedBody> cache_;
  Metrics& metrics_;
};

}  // namespace mobysearch
