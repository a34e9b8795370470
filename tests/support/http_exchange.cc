// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/http_exchange.h"

#include <utility>

namespace mobysearch::testing {

httplib::Request request_for(const std::string& target, httplib::Headers headers) {
  httplib::Request request;
  request.method = "GET";
  request.target = target;
  request.path = target.substr(0, target.find('?'));
  request.headers = std::move(headers);
  return request;
}

std::string body_of(const httplib::Response& response) {
  std::string body;
  httplib::DataSink sink;
  sink.write = [&](const char* bytes, std::size_t size) {
    body.append(bytes, size);
    return true;
  };
  if (response.content_provider_) response.content_provider_(0, response.content_length_, sink);
  return body;
}

}  // namespace mobysearch::testing
