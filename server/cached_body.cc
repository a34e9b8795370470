// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_body.h"

#include <httplib.h>

#include "server/http/compression.h"
#include "server/http/response.h"

namespace mobysearch {
namespace {

constexpr std::size_t kCompressFrom = 512;  ///< bytes below which encoding costs more than it saves

std::string CachedBody::*part_for(Encoding encoding) {
  switch (encoding) {
    case Encoding::kIdentity:
      return &CachedBody::plain;
    case Encoding::kGzip:
      return &CachedBody::gzip;
    case Encoding::kBrotli:
      return &CachedBody::brotli;
  }
  return &CachedBody::plain;
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

}  // namespace mobysearch
