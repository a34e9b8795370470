// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/post_codec.h"
#include "common/post.h"

namespace mobysearch {

/// Media that a query asks for by `has:` and `link:`, or a request by its filter.
struct WantedMedia {
  std::vector<MediaKind> kinds;
  std::vector<std::string> links;  ///< as link_term() makes them

  bool any() const { return !kinds.empty() || !links.empty(); }
  bool includes(const MediaView& media) const;
  /// Does nothing for a name that is no kind of media.
  void want_kind(std::string_view name);
  void add(const WantedMedia& others);
};

}  // namespace mobysearch
