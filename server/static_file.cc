// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/static_file.h"

#include <httplib.h>

#include "server/http/compression.h"
#include "server/http/etag.h"
#include "server/http/response.h"

namespace mobysearch {

StaticFile::StaticFile(std::string_view content, std::string_view content_type)
    : body_(std::make_shared<const CachedBody>(
          CachedBody{std::string(content), compress(content, Encoding::kGzip),
                     compress(content, Encoding::kBrotli), true})),
      content_type_(content_type) {}

void StaticFile::answer(const httplib::Request& request, httplib::Response& response) const {
  response.set_header("ETag", etag_of(body_->plain));
  response.set_header("Cache-Control", "public, max-age=3600");
  response.set_header("Vary", "Accept-Encoding");
  if (content_type_ == kHtml) set_page_headers(response);
  if (match_etag(request.get_header_value("If-None-Match"), body_->plain)) {
    response.status = 304;
  } else {
    put_body(body_, content_type_, request, response);
  }
}

}  // namespace mobysearch
