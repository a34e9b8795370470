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

}  // namespace mobysearch
