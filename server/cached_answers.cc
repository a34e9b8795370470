// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_answers.h"

#include <memory>
#include <utility>

#include "server/http/compression.h"
#include "server/http/etag.h"

namespace mobysearch {
namespace {
constexpr std::size_t kCompressFrom = 512;  ///< bytes below which encoding costs more than it saves
}

std::optional<CachedBody> put_body(const CachedBody& body, const HttpRequest& request,
                                   HttpResponse& response) {
  const Encoding encoding = body.plain.size() < kCompressFrom
                                ? Encoding::kIdentity
                                : choose_encoding(request.header("accept-encoding"));
  const std::string& kept = encoding == Encoding::kGzip ? body.gzip : body.brotli;
  if (encoding == Encoding::kIdentity) {
    response.body = body.plain;
    return std::nullopt;
  }
  std::string encoded = kept.empty() ? compress(body.plain, encoding) : kept;
  if (encoded.empty()) {  // the library failed
    response.body = body.plain;
    return std::nullopt;
  }
  response.set("Content-Encoding", std::string(to_string(encoding)));
  response.body = std::move(encoded);
  if (!kept.empty()) return std::nullopt;
  CachedBody with = body;
  (encoding == Encoding::kGzip ? with.gzip : with.brotli) = response.body;
  return with;
}

Result<CachedAnswers::Given> CachedAnswers::give(const HttpRequest& request,
                                                 const Question& question) {
  Given given;
  HttpResponse& response = given.response;
  response.content_type = question.content_type;
  response.set("Cache-Control", "public, max-age=0, must-revalidate");
  response.set("Vary", "Accept-Encoding");
  if (const auto found = match_etag(request.header("if-none-match"), question.key)) {
    given.found = *found;
    response.status = 304;
    response.set("ETag", etag_of(question.key, *found));
    return given;
  }
  auto body = cache_.find(question.key);
  ++(body ? metrics_.cache_hits : metrics_.cache_misses);
  if (!body) {
    auto made = question.answer();
    if (!made) return fail(std::move(made.error()));
    made->plain.shrink_to_fit();  // the cache counts what it holds, not what is held for it
    body = std::make_shared<const CachedBody>(std::move(*made));
    cache_.add(question.key, body);
  }
  given.found = body->found;
  response.set("ETag", etag_of(question.key, body->found));
  if (auto with = put_body(*body, request, response)) {
    cache_.add(question.key, std::make_shared<const CachedBody>(std::move(*with)));
  }
  return given;
}

}  // namespace mobysearch
