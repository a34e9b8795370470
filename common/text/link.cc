// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/link.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr int kMaxPathParts = 6;
constexpr int kMaxHostParts = 8;
constexpr std::string_view kWww = "www.";
constexpr std::string_view kIssues[] = {"/-/issues/", "/-/merge_requests/", "/issues/", "/pull/"};

/// What stands behind http:// or https://; npos for other links.
std::size_t authority_begin(std::string_view link) {
  const std::size_t scheme = link.find("://");
  if (scheme == std::string_view::npos || scheme > 5) return std::string_view::npos;
  const std::string name = fold_case(link.substr(0, scheme));
  return name == "http" || name == "https" ? scheme + 3 : std::string_view::npos;
}

std::string host_of(std::string_view authority) {
  authority.remove_prefix(authority.rfind('@') + 1);  // 0 if there is none
  return fold_case(authority.substr(0, authority.find(':')));
}

}  // namespace

LinkParts split_link(std::string_view link) {
  LinkParts parts;
  if (const std::size_t begin = authority_begin(link); begin != std::string_view::npos) {
    link.remove_prefix(begin);
    const std::size_t end = std::min(link.find_first_of("/?#"), link.size());
    parts.host = host_of(link.substr(0, end));
    link.remove_prefix(end);
  }
  link = link.substr(0, link.find('#'));
  const std::size_t question = link.find('?');
  parts.path = link.substr(0, question);
  if (question != std::string_view::npos) parts.query = link.substr(question + 1);
  return parts;
}

std::string_view without_www(std::string_view host) {
  return host.substr(host.starts_with(kWww) ? kWww.size() : 0);
}

std::vector<std::string> link_terms(std::string_view url) {
  const LinkParts link = split_link(url);
  if (link.host.empty()) return {};
  std::vector<std::string> terms;
  std::string_view parent = link.host;
  for (int i = 0; i < kMaxHostParts; ++i) {
    terms.emplace_back(parent);
    const std::size_t dot = parent.find('.');
    if (dot == std::string_view::npos) break;
    parent.remove_prefix(dot + 1);
    if (parent.find('.') == std::string_view::npos) break;  // "net" alone is nobody's host
  }
  std::string prefix(without_www(link.host));
  std::string path = fold_case(link.path);
  for (int parts = 0; parts < kMaxPathParts && path.size() > 1; ++parts) {
    const std::size_t end = std::min(path.size(), path.find('/', 1));
    prefix.append(path, 0, end);
    terms.push_back(prefix);
    path.erase(0, end);
  }
  return terms;
}

std::string link_term(std::string_view typed) {
  std::string link = fold_case(typed);
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (link.starts_with(scheme)) link.erase(0, scheme.size());
  }
  link = without_www(link);
  link.resize(std::min(link.find_first_of("?#"), link.size()));
  while (!link.empty() && link.back() == '/') link.pop_back();
  return link;
}

std::string page_term(std::string_view url) {
  std::string path = fold_case(split_link(url).path);
  for (const std::string_view ending : {".html", "/index"})
    if (path.ends_with(ending)) path.erase(path.size() - ending.size());
  return std::string(trim_right(path, "/"));
}

IssueReference IssueReference::of(std::string_view url) {
  const LinkParts link = split_link(url);
  const std::string_view host = without_www(link.host);
  if (link.path.empty() || (host != "github.com" && host != "gitlab.com")) return {};
  const std::string_view path = link.path.substr(1);
  for (const std::string_view kind : kIssues) {
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
