// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/page_link.h"

#include <algorithm>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxLink = 4096;
/// `mailto:` and the like, before anything that only a path has.
bool has_scheme(std::string_view link) {
  const std::size_t end = link.find_first_of(":/?#");
  return end != std::string_view::npos && link[end] == ':';
}

/// `path`, absolute, without its "." and "..".
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(end);
    const bool dots = part == "/." || part == "/..";
    if (part == "/.." && !parts.empty()) parts.pop_back();
    if (!dots) parts.push_back(part);
    if (dots && path.empty()) parts.push_back("/");
  }
  std::string result;
  for (const std::string_view part : parts) result += part;
  return result;
}

std::string resolved(std::string_view link, std::string_view page) {
  if (link[0] == '?') return std::string(page).append(link);
  const std::size_t end = std::min(link.find_first_of("?#"), link.size());
  const std::string directory(page.substr(0, page.rfind('/') + 1));
  return without_dots(directory + std::string(link.substr(0, end))).append(link.substr(end));
}

std::string without_odd_characters(std::string link) {
  std::erase_if(link, [](char c) {
    return std::string_view("\n\t\"<>\\`").find(c) != std::string_view::npos;
  });
  replace_all(link, " ", "%20");
  return link;
}

}  // namespace

std::string clean_link(std::string_view link, std::string_view page) {
  link = trim(link);
  if (link.empty() || link[0] == '#') return {};
  std::string result(clip_utf8(link, kMaxLink));
  if (link.starts_with("//")) {
    result.insert(0, "https:");
  } else if (!is_web_url(ascii_lower(link.substr(0, 8))) && link[0] != '/') {
    if (has_scheme(link) || !page.starts_with('/')) return {};
    result = resolved(result, page);
  }
  result = without_odd_characters(clean_utf8(result));
  if (const std::size_t slashes = std::min(result.find_first_not_of('/'), result.size());
      slashes > 1) {
    result.erase(0, slashes - 1);  // a path, not another host
  }
  return result;
}

}  // namespace mobysearch
