// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_answers.h"

#include <httplib.h>

#include <utility>

#include "server/http/compression.h"

namespace mobysearch {
namespace {

constexpr const char* kRevalidate = "public, max-age=0, must-revalidate";
constexpr std::size_t kCompressFrom = 512;  ///< bytes below which encoding costs more than it saves

std::string CachedBody::*part_for(Encoding encoding) {
  if (encoding == Encoding::kBrotli) return &CachedBody::brotli;
  return encoding == Encoding::kGzip ? &CachedBody::gzip : &CachedBody::plain;
}

void set_headers(httplib::Response& response, const std::string& etag, const char* cache_control) {
  response.set_header("ETag", etag);
  response.set_header("Cache-Control", cache_control);
  response.set_header("Vary", "Accept-Encoding");
}

}  // namespace

std::shared_ptr<const CachedBody> put_body(std::shared_ptr<const CachedBody> body,
                                           std::string_view content_type,
                                           const httplib::Request& request,
                                           httplib::Response& response) {
  Encoding encoding = body->plain.size() < kCompressFrom
                          ? Encoding::kIdentity
                          : choose_encoding(request.get_header_value("Accept-Encoding"));
  if ((*body.*part_for(encoding)).empty()) {
    auto encoded = std::make_shared<CachedBody>(*body);
    (*encoded).*part_for(encoding) = compress(body->plain, encoding);
    body = std::move(encoded);
    if ((*body.*part_for(encoding)).empty()) encoding = Encoding::kIdentity;  // the library failed
  }
  if (encoding != Encoding::kIdentity) {
    response.set_header("Content-Encoding", std::string(to_string(encoding)));
  }
  set_body(response, std::shared_ptr<const std::string>(body, &((*body).*part_for(encoding))),
           content_type);
  return body;
}

StaticFile::StaticFile(std::string_view content, std::string_view content_type)
    : body_(std::make_shared<const CachedBody>(
          CachedBody{std::string(content), compress(content, Encoding::kGzip, Use::kFile),
                     compress(content, Encoding::kBrotli, Use::kFile), true})),
      content_type_(content_type) {}

void StaticFile::answer(const httplib::Request& request, httplib::Response& response) const {
  set_headers(response, etag_of(body_->plain), "public, max-age=3600");
  if (content_type_ == kHtmlType) set_page_headers(response);
  if (match_etag(request.get_header_value("If-None-Match"), body_->plain)) {
    response.status = 304;
  } else {
    put_body(body_, content_type_, request, response);
  }
}

Result<std::shared_ptr<const CachedBody>> CachedAnswers::body_of(const CacheRequest& wanted) {
  auto body = cache_.find(wanted.key);
  ++(body ? metrics_.cache_hits : metrics_.cache_misses);
  if (body) return body;
  auto made = wanted.make();
  if (!made) return fail(std::move(made.error()));
  made->plain.shrink_to_fit();  // the cache counts what it holds, not what is held for it
  body = std::make_shared<const CachedBody>(std::move(*made));
  if (!body->is_partial) keep(wanted.key, body);
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
    set_headers(response, etag_of(wanted.key, *match), kRevalidate);
    return *match;
  }
  auto body = body_of(wanted);
  if (!body) return fail(std::move(body.error()));
  const bool is_partial = (*body)->is_partial;
  if (is_partial) {
    response.set_header("Cache-Control", "no-store");
  } else {
    set_headers(response, etag_of(wanted.key, (*body)->has_results), kRevalidate);
  }
  auto sent = put_body(*body, wanted.content_type, request, response);
  if (sent != *body && !is_partial) keep(wanted.key, std::move(sent));
  return (*body)->has_results;
}

}  // namespace mobysearch
