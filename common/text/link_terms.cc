// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/link_terms.h"

#include <algorithm>

#include "common/text/link_parts.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr int kMaxPathParts = 6;
constexpr int kMaxHostParts = 8;

}  // namespace

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

}  // namespace mobysearch
