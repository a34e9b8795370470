// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_head.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "server/http/request_target.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxTargetBytes = 7168;  // holds the longest query, percent-encoded
constexpr std::size_t kMaxHeaders = 64;
constexpr std::string_view kEndOfLine = "\r\n";

bool is_token_char(char c) {
  return is_ascii_letter(c) || is_digit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_authority(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || is_digit(c) ||
           std::string_view("-._~:[]%").find(c) != std::string_view::npos;
  });
}

/// Takes scheme and authority off an absolute form; "" when it is none, or has no sound authority.
std::string_view take_authority(std::string_view& target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_header(target.substr(0, scheme.size()), scheme)) continue;
    const std::string_view rest = target.substr(scheme.size());
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?"));
    if (!is_authority(authority)) return {};
    target = rest.substr(authority.size());
    return authority;
  }
  return {};
}

bool has_blank_or_control(std::string_view target) {
  return std::any_of(target.begin(), target.end(),
                     [](char c) { return c == ' ' || is_control(c); });
}

/// `authority` is the target's, "" if it has none.
Refusal parse_request_line(std::string_view line, RequestHead& head, std::string_view& authority) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  head.method = line.substr(0, first);
  if (first != std::string_view::npos) {
    head.target = line.substr(first + 1, first == last ? std::string_view::npos : last - first - 1);
  }
  if (first == last) return {400, "the request line is not METHOD TARGET VERSION"};
  head.version = line.substr(last + 1);
  head.keep_alive = head.version == "HTTP/1.1";
  if (!is_token(head.method)) return {400, "the method is not a token"};
  if (head.version != "HTTP/1.1" && head.version != "HTTP/1.0") {
    return {400, "the version is not HTTP/1.1"};
  }
  if (head.target.size() > kMaxTargetBytes) return {414, "the target is longer than 7168 bytes"};
  authority = take_authority(head.target);
  const bool begins_well = !authority.empty() || head.target.starts_with('/');
  if (!begins_well || has_blank_or_control(head.target)) return {400, "the target must be a path"};
  if (head.method != "GET" && head.method != "HEAD" && head.method != "OPTIONS") {
    return {405, "only GET, HEAD and OPTIONS are answered"};
  }
  return {};
}

Refusal parse_header(std::string_view line, RequestHead& head) {
  const auto colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  if (colon == std::string_view::npos || !is_token(name)) {
    return {400, "a header line is not NAME: VALUE"};
  }
  const std::string_view value = trim(line.substr(colon + 1), " \t");
  if (std::any_of(value.begin(), value.end(), [](char c) { return c != '\t' && is_control(c); })) {
    return {400, "a header value has control characters"};
  }
  if (head.headers.size() >= kMaxHeaders) return {431, "there are more than 64 headers"};
  head.headers.emplace_back(name, value);
  return {};
}

void read_connection(std::string_view value, RequestHead& head) {
  const std::string options = ascii_lower(value);
  if (options.find("close") != std::string::npos) head.keep_alive = false;
  if (options.find("keep-alive") != std::string::npos && head.version == "HTTP/1.0") {
    head.keep_alive = true;
  }
}

Refusal check_headers(RequestHead& head) {
  Refusal refusal;
  int hosts = 0;
  for (const auto& [name, value] : head.headers) {
    if (same_header(name, "host")) {
      ++hosts;
    } else if (same_header(name, "transfer-encoding")) {
      refusal = {400, "a request may not have a body"};
    } else if (same_header(name, "content-length")) {
      if (value != "0") refusal = {413, "a request may not have a body"};
    } else if (same_header(name, "connection")) {
      read_connection(value, head);
    }
  }
  if (hosts > 1 || (hosts == 0 && head.version == "HTTP/1.1")) {
    return {400, "there must be one Host header"};
  }
  return refusal;
}

void set_host(std::string_view authority, RequestHead& head) {
  for (auto& [name, value] : head.headers) {
    if (!same_header(name, "host")) continue;
    value = authority;
    return;
  }
  head.headers.emplace_back("Host", authority);
}

Refusal read_head(std::string_view bytes, RequestHead& head) {
  std::string_view rest = bytes.substr(0, bytes.size() >= 2 ? bytes.size() - 2 : 0);
  std::string_view authority;
  Refusal refusal = parse_request_line(take_until(rest, kEndOfLine), head, authority);
  while (refusal.status == 0 && !rest.empty()) {
    refusal = parse_header(take_until(rest, kEndOfLine), head);
  }
  if (refusal.status == 0) refusal = check_headers(head);
  if (refusal.status != 0) return refusal;
  if (!authority.empty()) set_host(authority, head);
  const auto target = parse_target(head.target);
  return target ? Refusal{} : Refusal{400, target.error().message};
}

constexpr std::size_t kMaxLineBytes = 8192;
constexpr std::size_t kLineMarkup = std::string_view(": \r\n").size();

std::string safe_target(std::string_view target) {
  const std::string_view path = target.substr(0, target.find('?'));
  std::string out(path.empty() ? "/" : path);
  if (path.size() < target.size()) {
    std::string query(target.substr(path.size() + 1));
    replace_all(query, "?", "%3F");
    out += '?' + query;
  }
  replace_all(out, "#", "%23");
  return out;
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  if (same_header(name, "range") || same_header(name, "expect")) return;
  std::string escaped;
  if (value.find('%') != std::string_view::npos) {
    escaped = value;
    replace_all(escaped, "%", "%25");
    if (name.size() + escaped.size() + kLineMarkup > kMaxLineBytes) return;
    value = escaped;
  }
  out.append(name).append(": ").append(value).append(kEndOfLine);
}

}  // namespace

bool same_header(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

std::string_view RequestHead::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& header) {
    return same_header(header.first, name);
  });
  return found == headers.end() ? std::string_view() : found->second;
}

std::size_t head_size(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  return end == std::string_view::npos ? 0 : end + 4;
}

RequestHead parse_head(std::string_view bytes) {
  RequestHead head;
  head.refusal = read_head(bytes, head);
  return head;
}

std::string safe_head(const RequestHead& head) {
  std::string out;
  out.reserve(512);
  out.append(head.method).append(" ").append(safe_target(head.target));
  out.append(" ").append(head.version).append(kEndOfLine);
  for (const auto& [name, value] : head.headers) append_header(out, name, value);
  out.append(kEndOfLine);
  return out;
}

}  // namespace mobysearch
