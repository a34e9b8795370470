// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/post.h"
#include "common/post_codec.h"

namespace mobysearch {

/// Media that a query asks for by `has:` and `link:`. The sections that hold them answer it.
struct WantedMedia {
  std::vector<MediaKind> kinds;
  std::vector<std::string> links;  ///< as plain_link() makes them

  bool any() const { return !kinds.empty() || !links.empty(); }
  bool includes(const MediaView& media) const;
};

/// A link as the index's `link:` terms have it: in lower case, without scheme, `www.` and slashes
/// at its end.
std::string plain_link(std::string_view text);

}  // namespace mobysearch
