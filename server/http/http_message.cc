// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/http_message.h"

#include <fmt/chrono.h>

#include <ctime>

#include "common/json_writer.h"

namespace mobysearch {

void HttpResponse::set(std::string name, std::string value) {
  headers.emplace_back(std::move(name), std::move(value));
}

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

HttpResponse error_response(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidRequest:
    case ErrorCode::kUsage:
      return error_response(400, "invalid_parameter", error.message, error.param);
    case ErrorCode::kInputUnreadable:
    case ErrorCode::kOutputUnwritable:
    case ErrorCode::kOutputLocked:
    case ErrorCode::kIndexMissing:
    case ErrorCode::kIndexForeign:
    case ErrorCode::kIndexDamaged:
    case ErrorCode::kSchemaMismatch:
    case ErrorCode::kAddressInUse:
    case ErrorCode::kInternal:
      break;
  }
  return internal_error();
}

HttpResponse internal_error() {
  return error_response(500, "internal", "the search failed; the log says why");
}

std::string http_date() {
  thread_local std::time_t second = -1;
  thread_local std::string text;
  if (const std::time_t now = std::time(nullptr); now != second) {
    second = now;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
  }
  return text;
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

std::string base_url(const HttpRequest& request, const std::string& public_url) {
  if (!public_url.empty()) return public_url;
  const std::string url =
      (request.secure ? "https://" : "http://") + std::string(request.header("host"));
  return url == origin_of(url) ? url : "http://localhost";
}

}  // namespace mobysearch
