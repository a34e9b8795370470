// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_head.h"

#include <algorithm>
#include <cctype>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxTargetBytes = 7168;  // holds the longest query, percent-encoded
constexpr std::size_t kMaxHeaders = 64;
constexpr std::size_t kMaxParams = 64;

bool is_token_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find("\r\n");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
  return line;
}

bool parse_request_line(std::string_view line, RequestHead& head, HeadError& error) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    error = {400, "the request line is not METHOD TARGET VERSION"};
    return false;
  }
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(head.method)) {
    error = {400, "the method is not a token"};
  } else if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    error = {400, "the version is not HTTP/1.1"};
  } else if (head.target.size() > kMaxTargetBytes) {
    error = {414, "the target is longer than 7168 bytes"};
  } else if (head.target.empty() || head.target.front() != '/' ||
             std::any_of(head.target.begin(), head.target.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
             })) {
    error = {400, "the target must be a path"};
  } else if (head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS") {
    error = {405, "only GET, HEAD and OPTIONS are answered"};
  }
  head.keep_alive = version == "HTTP/1.1";
  return error.status == 0;
}

bool parse_header(std::string_view line, RequestHead& head, HeadError& error) {
  const auto colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  if (colon == std::string_view::npos || !is_token(name)) {
    error = {400, "a header line is not NAME: VALUE"};
    return false;
  }
  const std::string_view value = trimmed(line.substr(colon + 1));
  const bool clean = std::none_of(value.begin(), value.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
  if (!clean) {
    error = {400, "a header value has control characters"};
    return false;
  }
  if (head.headers.size() >= kMaxHeaders) {
    error = {431, "there are more than 64 headers"};
    return false;
  }
  head.headers.emplace_back(fold_case(name), std::string(value));
  return true;
}

void check_headers(RequestHead& head, HeadError& error, bool http11) {
  int hosts = 0;
  for (const auto& [name, value] : head.headers) {
    if (name == "host") ++hosts;
    if (name == "transfer-encoding") error = {400, "a request may not have a body"};
    if (name == "content-length" && value != "0") error = {413, "a request may not have a body"};
    if (name == "connection") {
      const std::string options = fold_case(value);
      if (options.find("close") != std::string::npos) head.keep_alive = false;
      if (options.find("keep-alive") != std::string::npos && !http11) head.keep_alive = true;
    }
  }
  if (hosts > 1 || (hosts == 0 && http11)) error = {400, "there must be one Host header"};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Percent-decodes; false for a broken escape, NUL or invalid UTF-8.
bool decode(std::string_view text, bool plus_is_blank, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return false;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return false;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_blank && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out.find('\0') == std::string::npos && is_valid_utf8(out);
}

}  // namespace

std::string_view RequestHead::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

std::size_t head_size(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  return end == std::string_view::npos ? 0 : end + 4;
}

RequestHead parse_head(std::string_view bytes, HeadError& error) {
  RequestHead head;
  error = {};
  std::string_view rest = bytes.substr(0, bytes.size() >= 2 ? bytes.size() - 2 : 0);
  const std::string_view first = take_line(rest);
  if (!parse_request_line(first, head, error)) return head;
  const bool http11 = head.keep_alive;
  while (!rest.empty()) {
    if (!parse_header(take_line(rest), head, error)) return head;
  }
  check_headers(head, error, http11);
  if (error.status != 0) return head;
  const std::string problem = parse_target(head.target, head.parts);
  if (!problem.empty()) error = {400, problem};
  return head;
}

std::string parse_target(std::string_view target, RequestTarget& result) {
  const auto question = target.find('?');
  if (!decode(target.substr(0, question), false, result.path)) return "the path is not valid";
  if (question == std::string_view::npos) return {};
  std::string_view query = target.substr(question + 1);
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    std::string name;
    std::string value;
    const std::string_view raw = equals == std::string_view::npos ? "" : pair.substr(equals + 1);
    if (!decode(pair.substr(0, equals), true, name) || !decode(raw, true, value)) {
      return "a parameter is not percent-encoded UTF-8";
    }
    if (result.params.size() >= kMaxParams) return "there are more than 64 parameters";
    result.params.emplace_back(std::move(name), std::move(value));
  }
  return {};
}

}  // namespace mobysearch
