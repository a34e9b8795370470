// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/safe_head.h"

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxLineBytes = 8192;
constexpr std::size_t kLineMarkup = std::string_view(": \r\n").size();

void append_target(std::string& out, std::string_view target) {
  if (target.find_first_of("?#") == std::string_view::npos) {
    out += target;
    return;
  }
  bool in_query = false;
  for (const char c : target) {
    if (c == '#') {
      out += "%23";
    } else if (c == '?' && in_query) {
      out += "%3F";
    } else {
      in_query = in_query || c == '?';
      out += c;
    }
  }
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
  out += name;
  out += ": ";
  out += value;
  out += "\r\n";
}

}  // namespace

std::string safe_head(const RequestHead& head) {
  std::string out;
  out.reserve(512);
  out += head.method;
  out += ' ';
  append_target(out, head.target);
  out += ' ';
  out += head.version;
  out += "\r\n";
  for (const auto& [name, value] : head.headers) append_header(out, name, value);
  return out += "\r\n";
}

}  // namespace mobysearch
