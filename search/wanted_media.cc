// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/wanted_media.h"

#include <algorithm>

#include "common/unicode.h"

namespace mobysearch {
namespace {

/// Is `link` the URL's host, a parent of it, or the beginning of its host and path?
bool leads_to(std::string_view url, std::string_view link) {
  const std::string plain = plain_link(url);
  const std::string_view host = std::string_view(plain).substr(0, plain.find_first_of("/?#"));
  if (host == link) return true;
  if (host.size() > link.size() && host.ends_with(link)) {
    return host[host.size() - link.size() - 1] == '.';
  }
  if (!plain.starts_with(link)) return false;
  return plain.size() == link.size() ||
         std::string_view("/?#").find(plain[link.size()]) != std::string_view::npos;
}

}  // namespace

std::string plain_link(std::string_view text) {
  std::string link = fold_case(text);
  for (const std::string_view scheme : {"https://", "http://", "www."}) {
    if (link.starts_with(scheme)) link.erase(0, scheme.size());
  }
  while (!link.empty() && link.back() == '/') link.pop_back();
  return link;
}

bool WantedMedia::includes(const MediaView& media) const {
  return std::find(kinds.begin(), kinds.end(), media.kind) != kinds.end() ||
         std::any_of(links.begin(), links.end(),
                     [&](const std::string& link) { return leads_to(media.url, link); });
}

}  // namespace mobysearch
