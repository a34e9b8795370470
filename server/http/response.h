// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace mobysearch {

inline constexpr std::string_view kHtmlType = "text/html; charset=utf-8";
inline constexpr std::string_view kJsonType = "application/json; charset=utf-8";

/// How handlers fill cpp-httplib's responses.

/// Gives the response a body, which is not copied, and its Content-Type. It is sent as it is:
/// cpp-httplib would compress a body that it holds itself. An empty one is none.
void set_body(httplib::Response& response, std::shared_ptr<const std::string> body,
              std::string_view content_type);
void set_body(httplib::Response& response, std::string body, std::string_view content_type);
std::size_t body_size(const httplib::Response& response);

/// Says what a page of ours may load: scripts of its own origin alone; styles, images and fonts
/// also of `style_origin`, unless that is "".
void set_page_headers(httplib::Response& response, std::string_view style_origin = {});

/// {"error": {"code": …, "message": …, "param": …}}
std::string error_json(std::string_view code, std::string_view message,
                       std::string_view param = {});
/// Makes it an answer that is such a document and not to be stored.
void set_error(httplib::Response& response, int status, std::string_view code,
               std::string_view message, std::string_view param = {});
/// For a failed search: 400 when the request is at fault; 503 when no shard of the index answers;
/// else 500, without what went wrong.
void set_error(httplib::Response& response, const Error& error);
void set_internal_error(httplib::Response& response);

/// What the API calls a status that a request is refused with.
std::string_view refusal_code(int status);

/// The bytes of the answer to a request that cpp-httplib does not see, after which the connection
/// is closed. Its `body`, JSON unless a Content-Type says otherwise, is left out when
/// `without_body`, but not its size.
std::string refusal_bytes(const httplib::Response& response, bool without_body);

/// The time now as the Date header has it.
std::string http_date();

/// The weak entity tag of the answer that `key` stands for. It says too whether the answer has
/// results: so a 304 can be counted without the answer at hand.
std::string etag_of(std::string_view key, bool has_results = true);

/// Whether an If-None-Match header names the answer of `key` (by weak comparison); then, whether
/// that answer had results.
std::optional<bool> match_etag(std::string_view if_none_match, std::string_view key);

/// "https://blog.example" of "https://blog.example/a/b"; "" of what is no plain http(s) URL.
std::string origin_of(std::string_view url);

/// Says whether a page of `origin`, "" if it did not say, may read the answer (CORS). `allowed` has
/// exact origins, or "*", which means any.
void add_cors_headers(const std::vector<std::string>& allowed, std::string_view origin,
                      std::string_view method, httplib::Response& response);

}  // namespace mobysearch
