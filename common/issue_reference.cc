// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/issue_reference.h"

#include <algorithm>

namespace mobysearch {
namespace {

constexpr std::string_view kForges[] = {"github.com/", "gitlab.com/"};
constexpr std::string_view kKinds[] = {"/-/issues/", "/-/merge_requests/", "/issues/", "/pull/"};

/// What follows http(s)://[www.] and the forge's name; empty for other links.
std::string_view path_on_forge(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  for (const std::string_view forge : kForges) {
    if (url.starts_with(forge)) return url.substr(forge.size());
  }
  return {};
}

}  // namespace

IssueReference IssueReference::of(std::string_view url) {
  const std::string_view path = path_on_forge(url);
  for (const std::string_view kind : kKinds) {
    const std::size_t at = path.find(kind);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = path.substr(at + kind.size());
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const bool ends = digits == rest.size() ||
                      std::string_view("/?#").find(rest[digits]) != std::string_view::npos;
    if (digits == 0 || !ends) return {};
    return {path.substr(0, at), rest.substr(0, digits)};
  }
  return {};
}

}  // namespace mobysearch
