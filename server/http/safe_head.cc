// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/safe_head.h"

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxLineBytes = 8192;
constexpr std::size_t kLineMarkup = std::string_view(": \r\n").size();

std::string safe_target(std::string_view target) {
  std::string out(target.substr(0, target.find('?')));
  if (out.size() < target.size()) {
    std::string query(target.substr(out.size() + 1));
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
  out += safe_target(head.target);
  out += ' ';
  out += head.version;
  out += "\r\n";
  for (const auto& [name, value] : head.headers) append_header(out, name, value);
  return out += "\r\n";
}

}  // namespace mobysearch
