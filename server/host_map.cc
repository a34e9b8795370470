// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/host_map.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "common/input_file.h"
#include "common/text/ascii.h"
#include "server/site_name.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxFileBytes = 8U << 20;

std::string normalised_host(std::string_view host) {
  const auto colon = host.rfind(':');
  if (colon != std::string_view::npos && all_digits(host.substr(colon + 1))) {
    host = host.substr(0, colon);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  return ascii_lower(host);
}

bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
  });
}

}  // namespace

Result<HostMap> HostMap::read(const std::string& path) {
  if (::access(path.c_str(), F_OK) != 0) return HostMap();
  const auto text = read_input_file(path, kMaxFileBytes);
  if (!text) {
    return fail(ErrorCode::kInputUnreadable, path + ": " + text.error().message,
                "give the server a file that it can read, or none");
  }
  return parse(*text, path);
}

Result<HostMap> HostMap::parse(std::string_view text, const std::string& path) {
  HostMap map;
  for (int number = 1; !text.empty(); ++number) {
    std::string_view line = take_line(text);
    const auto words = split_words(line.substr(0, line.find('#')));
    if (words.empty()) continue;
    const auto wrong = [&](const std::string& reason, std::string hint) {
      return fail(ErrorCode::kInputUnreadable, fmt::format("{}:{}: {}", path, number, reason),
                  std::move(hint));
    };
    if (words.size() != 2) {
      return wrong("a line is a host and a site's name", "write: search.blog.example blog");
    }
    const std::string host = normalised_host(words[0]);
    if (!is_host(host)) {
      return wrong(fmt::format("'{}' is no host", words[0]),
                   "write it as browsers send it: letters, digits, '-' and '.', no scheme or path");
    }
    if (!is_site_name(words[1])) {
      return wrong(fmt::format("'{}' is no name of a site", words[1]),
                   "use the name of its file, without .mobydb");
    }
    if (!map.sites_.emplace(host, words[1]).second) {
      return wrong(fmt::format("'{}' is there twice", host), "leave one of the lines");
    }
  }
  return map;
}

std::optional<std::string> HostMap::site_of(std::string_view host) const {
  if (sites_.empty()) return std::nullopt;
  const auto found = sites_.find(normalised_host(host));
  if (found == sites_.end()) return std::nullopt;
  return found->second;
}

}  // namespace mobysearch
