// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/link_parts.h"

#include <algorithm>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::string_view kWww = "www.";

/// What stands behind http:// or https://; npos for other links.
std::size_t authority_begin(std::string_view link) {
  const std::size_t scheme = link.find("://");
  if (scheme == std::string_view::npos || scheme > 5) return std::string_view::npos;
  const std::string name = fold_case(link.substr(0, scheme));
  return name == "http" || name == "https" ? scheme + 3 : std::string_view::npos;
}

std::string host_of(std::string_view authority) {
  if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos) {
    authority.remove_prefix(user + 1);
  }
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

}  // namespace mobysearch
