// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "common/result.h"
#include "server/http/http_message.h"
#include "server/http/metrics.h"
#include "server/result_cache.h"

namespace mobysearch {

/// Puts a body into a response, encoded as the request accepts. Returns what had to be encoded for
/// it, to keep beside the plain body, or nullopt when nothing had.
std::optional<CachedBody> put_body(const CachedBody& body, const HttpRequest& request,
                                   HttpResponse& response);

/// Answers that may be given again: with ETag and 304, from the cache where they are in it,
/// compressed once. Thread-safe.
class CachedAnswers {
 public:
  struct Question {
    std::string key;  ///< names everything that the answer depends on
    std::string content_type;
    std::function<Result<CachedBody>()> answer;
  };
  struct Given {
    HttpResponse response;
    bool found = true;  ///< it has results
  };

  CachedAnswers(std::size_t max_bytes, Metrics& metrics) : cache_(max_bytes), metrics_(metrics) {}
  /// Fails as the question's answer does.
  Result<Given> give(const HttpRequest& request, const Question& question);
  std::size_t bytes() const { return cache_.bytes(); }

 private:
  ResultCache cache_;
  Metrics& metrics_;
};

}  // namespace mobysearch
