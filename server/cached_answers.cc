// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_answers.h"

#include <httplib.h>

#include <memory>
#include <utility>

#include "server/http/etag.h"

namespace mobysearch {
namespace {

void set_headers(httplib::Response& response, std::string_view key, bool has_results) {
  response.set_header("ETag", etag_of(key, has_results));
  response.set_header("Cache-Control", "public, max-age=0, must-revalidate");
  response.set_header("Vary", "Accept-Encoding");
}

}  // namespace

Result<std::shared_ptr<const CachedBody>> CachedAnswers::body_of(const CacheRequest& wanted) {
  auto body = cache_.find(wanted.key);
  ++(body ? metrics_.cache_hits : metrics_.cache_misses);
  if (body) return body;
  auto made = wanted.make();
  if (!made) return fail(std::move(made.error()));
  made->plain.shrink_to_fit();  // the cache counts what it holds, not what is held for it
  body = std::make_shared<const CachedBody>(std::move(*made));
  keep(wanted.key, body);
  return body;
}

void CachedAnswers::keep(const std::string& key, std::shared_ptr<const CachedBody> body) {
  constexpr std::size_t kOverhead = 256;
  const std::size_t bytes =
      kOverhead + key.size() + body->plain.size() + body->gzip.size() + body->brotli.size();
  cache_.put(key, std::move(body), bytes);
}

Result<bool> CachedAnswers::get_or_make(const CacheRequest& wanted, const httplib::Request& request,
                                        httplib::Response& response) {
  if (const auto match = match_etag(request.get_header_value("If-None-Match"), wanted.key)) {
    response.status = 304;
    set_headers(response, wanted.key, *match);
    return *match;
  }
  auto body = body_of(wanted);
  if (!body) return fail(std::move(body.error()));
  set_headers(response, wanted.key, (*body)->has_results);
  auto sent = put_body(*body, wanted.content_type, request, response);
  if (sent != *body) keep(wanted.key, std::move(sent));
  return (*body)->has_results;
}

}  // namespace mobysearch
