// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/lru_cache.h"
#include "common/result.h"
#include "server/http/response.h"
#include "server/metrics.h"

namespace mobysearch {

/// The body of an answer that may be sent again.
struct CachedBody {
  std::string plain;
  std::string gzip;    ///< the same, encoded; "" until it is first asked for
  std::string brotli;  ///< likewise
  bool has_results = true;
  bool is_partial = false;  ///< something is missing that may be there a moment later
};

/// Gives the response this body, encoded as the request accepts, without copying it. Returns the
/// body with the encoding that had to be made added, or `body` itself when none had.
std::shared_ptr<const CachedBody> put_body(std::shared_ptr<const CachedBody> body,
                                           std::string_view content_type,
                                           const httplib::Request& request,
                                           httplib::Response& response);

/// A file built into the binary, compressed once. Immutable.
class StaticFile {
 public:
  StaticFile(std::string_view content, std::string_view content_type);
  /// Answers with the file as the request accepts it encoded, or with 304.
  void answer(const httplib::Request& request, httplib::Response& response) const;

 private:
  std::shared_ptr<const CachedBody> body_;
  std::string_view content_type_;
};

struct CacheRequest {
  std::string key;  ///< names everything that the answer depends on
  std::string_view content_type;
  std::function<Result<CachedBody>()> make;  ///< called when the answer is not in the cache
};

/// Answers that may be given again: with ETag and 304, from the cache where they are in it,
/// compressed once. The cache is bounded in bytes. Nobody may keep a partial answer: it has no
/// ETag. Thread-safe.
class CachedAnswers {
 public:
  CachedAnswers(std::size_t max_bytes, Metrics& metrics)
      : cache_(max_bytes, max_bytes / 4), metrics_(metrics) {}
  /// Fills the response and says whether the answer has results. Fails as `make` does, and then
  /// leaves the response alone.
  Result<bool> get_or_make(const CacheRequest& wanted, const httplib::Request& request,
                           httplib::Response& response);
  std::size_t bytes() const { return cache_.bytes(); }
  void clear() { cache_.clear(); }

 private:
  Result<std::shared_ptr<const CachedBody>> body_of(const CacheRequest& wanted);
  void keep(const std::string& key, std::shared_ptr<const CachedBody> body);

  LruCache<std::string, CachedBody> cache_;
  Metrics& metrics_;
};

}  // namespace mobysearch
