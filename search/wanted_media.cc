// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/wanted_media.h"

#include <algorithm>

#include "common/text/link.h"

namespace mobysearch {

bool WantedMedia::includes(const MediaView& media) const {
  if (std::find(kinds.begin(), kinds.end(), media.kind) != kinds.end()) return true;
  if (links.empty()) return false;
  const std::vector<std::string> terms = link_terms(media.url);
  return std::find_first_of(links.begin(), links.end(), terms.begin(), terms.end()) != links.end();
}

void WantedMedia::want_kind(std::string_view name) {
  if (const auto kind = media_kind_from_string(name)) kinds.push_back(*kind);
}

void WantedMedia::add(const WantedMedia& others) {
  kinds.insert(kinds.end(), others.kinds.begin(), others.kinds.end());
  links.insert(links.end(), others.links.begin(), others.links.end());
}

}  // namespace mobysearch
