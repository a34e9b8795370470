// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/small_answers.h"

#include <httplib.h>

#include <algorithm>
#include <utility>

namespace mobysearch {

void set_unstored(httplib::Response& response, std::string body, std::string_view content_type) {
  response.set_header("Cache-Control", "no-store");
  set_body(response, std::move(body), content_type);
}

void set_not_found(httplib::Response& response) {
  set_error(response, 404, "not_found", "there is nothing at this path");
}

void set_alive(httplib::Response& response) {
  set_unstored(response, "ok\n", "text/plain; charset=utf-8");
}

void set_no_icon(httplib::Response& response) {
  response.status = 204;
  response.set_header("Cache-Control", "public, max-age=86400");
}

void redirect(const std::string& path, const httplib::Request& request,
              httplib::Response& response) {
  const auto query = std::min(request.target.find('?'), request.target.size());
  response.status = 308;
  response.set_header("Cache-Control", "public, max-age=3600");
  response.set_header("Location", path + request.target.substr(query));
}

void set_metrics(httplib::Response& response, std::string text) {
  set_unstored(response, std::move(text), "text/plain; version=0.0.4; charset=utf-8");
}

std::string server_metrics_text(const SiteContext& server) {
  return server.metrics.to_text({server.answers.bytes(), server.log.dropped()});
}

}  // namespace mobysearch
