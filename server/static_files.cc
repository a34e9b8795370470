// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/static_files.h"

#include <fmt/format.h>

#include "server/cached_answers.h"
#include "server/http/compression.h"
#include "server/http/etag.h"
#include "server/pages/assets.h"

namespace mobysearch {

StaticFiles::StaticFiles() {
  add("/", assets::kDemoPage, "text/html; charset=utf-8");
  add("/demo.css", assets::kDemoStyle, "text/css; charset=utf-8");
  add("/openapi.json", assets::kOpenApi, "application/json; charset=utf-8");
  add("/moby-search.js", assets::kWidgetScript, "text/javascript; charset=utf-8");
  add("/results.css", assets::kResultsStyle, "text/css; charset=utf-8");
  add("/moby-search.css", assets::kWidgetStyle, "text/css; charset=utf-8");
}

void StaticFiles::add(std::string path, std::string_view body, std::string content_type) {
  File file;
  file.body = {std::string(body), compress(body, Encoding::kGzip),
               compress(body, Encoding::kBrotli), true};
  file.is_page = content_type.rfind("text/html", 0) == 0;
  file.content_type = std::move(content_type);
  file.etag_key = body;
  files_.emplace(std::move(path), std::move(file));
}

HttpResponse StaticFiles::answer(const HttpRequest& request) const {
  const File& file = files_.at(request.path);
  HttpResponse response;
  response.content_type = file.content_type;
  response.set("ETag", etag_of(file.etag_key));
  response.set("Cache-Control", "public, max-age=3600");
  response.set("Vary", "Accept-Encoding");
  if (file.is_page) {
    response.set("Content-Security-Policy", page_security_policy());
    response.set("Referrer-Policy", "strict-origin-when-cross-origin");
  }
  if (match_etag(request.header("if-none-match"), file.etag_key)) {
    response.status = 304;
  } else {
    put_body(file.body, request, response);
  }
  return response;
}

std::string page_security_policy(std::string_view also) {
  return fmt::format(
      "default-src 'none'; style-src 'self'{0}; script-src 'self'; connect-src 'self'; "
      "img-src 'self'{0}; font-src 'self'{0}; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'",
      also.empty() ? "" : fmt::format(" {}", also));
}

}  // namespace mobysearch
