// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/response.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <utility>

#include "common/json_writer.h"
#include "common/text/ascii.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

struct Status {
  int number;
  std::string_view reason;
  std::string_view code;
};

constexpr Status kRefusals[] = {
    {400, "Bad Request", "bad_request"},
    {405, "Method Not Allowed", "method_not_allowed"},
    {413, "Payload Too Large", "body_not_allowed"},
    {414, "URI Too Long", "target_too_long"},
    {431, "Request Header Fields Too Large", "head_too_large"},
    {503, "Service Unavailable", "overloaded"},
    {500, "Internal Server Error", "internal"},
};

const Status& status_of(int number) {
  const auto* const last = std::end(kRefusals) - 1;
  return *std::find_if(std::begin(kRefusals), last,
                       [&](const Status& status) { return status.number == number; });
}

constexpr std::string_view kEmptyMark = "-0";

/// The quoted part: a proxy that compresses may drop the W/ before it.
std::string opaque_tag(std::string_view key, bool has_results) {
  return fmt::format("\"{:016x}{}\"", std::hash<std::string_view>{}(key),
                     has_results ? "" : kEmptyMark);
}

}  // namespace

void set_body(httplib::Response& response, std::shared_ptr<const std::string> body,
              std::string_view content_type) {
  if (body->empty()) return;
  const std::size_t size = body->size();
  response.set_content_provider(
      size, std::string(content_type),
      [body = std::move(body)](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, length);
      });
}

void set_body(httplib::Response& response, std::string body, std::string_view content_type) {
  set_body(response, std::make_shared<const std::string>(std::move(body)), content_type);
}

std::size_t body_size(const httplib::Response& response) { return response.content_length_; }

void set_page_headers(httplib::Response& response, std::string_view style_origin) {
  response.set_header("Referrer-Policy", "strict-origin-when-cross-origin");
  response.set_header(
      "Content-Security-Policy",
      fmt::format("default-src 'none'; style-src 'self'{0}; script-src 'self'; connect-src 'self'; "
                  "img-src 'self'{0}; font-src 'self'{0}; form-action 'self'; base-uri 'none'; "
                  "frame-ancestors 'none'",
                  style_origin.empty() ? "" : fmt::format(" {}", style_origin)));
}

std::string error_json(std::string_view code, std::string_view message, std::string_view param) {
  JsonWriter json;
  json.open_object();
  json.open_object("error");
  json.string("code", code);
  json.string("message", message);
  if (!param.empty()) json.string("param", param);
  json.close_object();
  json.close_object();
  return json.take();
}

void set_error(httplib::Response& response, int status, std::string_view code,
               std::string_view message, std::string_view param) {
  response.status = status;
  response.set_header("Cache-Control", "no-store");
  set_body(response, error_json(code, message, param), kJsonType);
}

void set_error(httplib::Response& response, const Error& error) {
  if (error.code == ErrorCode::kIndexMissing) {
    response.set_header("Retry-After", "1");
    return set_error(response, 503, "no_index", "no shard of the index answers; /readyz says why");
  }
  if (error.code != ErrorCode::kInvalidRequest) return set_internal_error(response);
  set_error(response, 400, "invalid_parameter", error.message, error.param);
}

void set_internal_error(httplib::Response& response) {
  set_error(response, 500, "internal", "the search failed; the log says why");
}

std::string_view refusal_code(int status) { return status_of(status).code; }

std::string refusal_bytes(const httplib::Response& response, bool without_body) {
  std::string out =
      fmt::format("HTTP/1.1 {} {}\r\n", response.status, status_of(response.status).reason);
  for (const auto& [name, value] : response.headers) out += name + ": " + value + "\r\n";
  if (!response.has_header("Content-Type")) out += fmt::format("Content-Type: {}\r\n", kJsonType);
  out += fmt::format("Date: {}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", http_date(),
                     response.body.size());
  return without_body ? out : out + response.body;
}

std::string http_date() {
  thread_local std::time_t second = -1;
  // Kept: formatting it is a fortieth of a cached answer. It has no destructor: where there is no
  // memory to note that a thread has one to run, the C library ends the process.
  thread_local std::array<char, 29> text;
  if (const std::time_t now = std::time(nullptr); now != second) {
    fmt::format_to_n(text.data(), text.size(), "{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
    second = now;
  }
  return {text.data(), text.size()};
}

std::string etag_of(std::string_view key, bool has_results) {
  return "W/" + opaque_tag(key, has_results);
}

std::optional<bool> match_etag(std::string_view if_none_match, std::string_view key) {
  if (if_none_match.empty()) return std::nullopt;
  if (if_none_match == "*") return true;
  for (const bool has_results : {true, false}) {
    if (if_none_match.find(opaque_tag(key, has_results)) != std::string_view::npos)
      return has_results;
  }
  return std::nullopt;
}

std::string origin_of(std::string_view url) {
  if (!is_web_url(url)) return {};
  const auto begin = url.find("://") + 3;
  const std::string_view authority = url.substr(begin, url.find('/', begin) - begin);
  const bool is_plain =
      !authority.empty() && std::all_of(authority.begin(), authority.end(), [](char c) {
        return is_ascii_letter(c) || is_digit(c) ||
               std::string_view("-_.:[]").find(c) != std::string_view::npos;
      });
  return is_plain ? std::string(url.substr(0, begin + authority.size())) : std::string();
}

void add_cors_headers(const std::vector<std::string>& allowed, std::string_view origin,
                      std::string_view method, httplib::Response& response) {
  if (allowed.empty()) return;
  if (std::find(allowed.begin(), allowed.end(), "*") != allowed.end()) {
    response.set_header("Access-Control-Allow-Origin", "*");
  } else {
    response.set_header("Vary", "Origin");
    // What is sent back is the configured text, never the client's.
    const auto found = std::find(allowed.begin(), allowed.end(), origin);
    if (found == allowed.end()) return;
    response.set_header("Access-Control-Allow-Origin", *found);
  }
  if (method != "OPTIONS") return;
  response.set_header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
  response.set_header("Access-Control-Allow-Headers", "Accept, If-None-Match");
  response.set_header("Access-Control-Max-Age", "86400");
}

}  // namespace mobysearch
