// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/error.h"

namespace mobysearch {

/// A request whose head has been checked (server/http/request_head.h) and whose target has been
/// parsed.
struct HttpRequest {
  std::string method;                                        ///< GET, HEAD or OPTIONS
  std::string path;                                          ///< decoded
  std::vector<std::pair<std::string, std::string>> params;   ///< decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string client;   ///< address of the peer, or what a trusted proxy says it is
  bool secure = false;  ///< a trusted proxy says that the reader came by https

  std::string_view header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
  bool has_param(std::string_view name) const {
    for (const auto& [key, value] : params) {
      if (key == name) return true;
    }
    return false;
  }
  std::string param(std::string_view name) const {
    for (const auto& [key, value] : params) {
      if (key == name) return value;
    }
    return {};
  }
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  void set(std::string name, std::string value);
};

/// {"error": {"code": …, "message": …, "param": …}} with its status.
HttpResponse error_response(int status, std::string_view code, std::string_view message,
                            std::string_view param = {});
/// Of a failed search: 400 when the request is at fault; else 500, without what went wrong.
HttpResponse error_response(const Error& error);
HttpResponse internal_error();

/// The time now as the Date header has it.
std::string http_date();

/// "https://blog.example" of "https://blog.example/a/b"; "" of what is no plain http(s) URL.
std::string origin_of(std::string_view url);

/// Where readers reach this server: `public_url`, or what the request says when that is "".
std::string base_url(const HttpRequest& request, const std::string& public_url);

}  // namespace mobysearch
