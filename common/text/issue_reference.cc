// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/issue_reference.h"

#include <algorithm>

#include "common/text/link_parts.h"

namespace mobysearch {
namespace {

constexpr std::string_view kKinds[] = {"/-/issues/", "/-/merge_requests/", "/issues/", "/pull/"};

bool is_forge(std::string_view host) {
  host = without_www(host);
  return host == "github.com" || host == "gitlab.com";
}

}  // namespace

IssueReference IssueReference::of(std::string_view url) {
  const LinkParts link = split_link(url);
  if (!is_forge(link.host)) return {};
  const std::string_view path = link.path.substr(std::min<std::size_t>(1, link.path.size()));
  for (const std::string_view kind : kKinds) {
    const std::size_t at = path.find(kind);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = path.substr(at + kind.size());
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const bool ends = digits == rest.size() || rest[digits] == '/';
    if (digits == 0 || !ends) return {};
    return {path.substr(0, at), rest.substr(0, digits)};
  }
  return {};
}

}  // namespace mobysearch
