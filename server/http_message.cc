// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http_message.h"

#include "search/json_writer.h"

namespace mobysearch {

HttpResponse error_response(int status, std::string_view code, std::string_view message,
                            std::string_view param) {
  JsonWriter json;
  json.open_object();
  json.open_object("error");
  json.string("code", code);
  json.string("message", message);
  if (!param.empty()) json.string("param", param);
  json.close_object();
  json.close_object();
  HttpResponse response;
  response.status = status;
  response.body = json.take();
  response.set("Cache-Control", "no-store");
  return response;
}

std::string origin_of(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  const std::string_view scheme = url.substr(0, scheme_end);
  const std::string_view rest = url.substr(scheme_end + 3);
  const std::string_view authority = rest.substr(0, rest.find('/'));
  const bool plain = !authority.empty() &&
                     authority.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:[]") ==
                         std::string_view::npos;
  if (!plain || (scheme != "http" && scheme != "https")) return {};
  return std::string(url.substr(0, scheme_end + 3 + authority.size()));
}

}  // namespace mobysearch
