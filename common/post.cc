// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/post.h"

#include <array>

namespace mobysearch {
namespace {
constexpr std::array<std::string_view, 6> kKindNames = {"video",    "slides", "code",
                                                        "document", "image",  "audio"};
}  // namespace

std::string_view to_string(MediaKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

std::optional<MediaKind> media_kind_from_string(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<MediaKind>(i);
  }
  return std::nullopt;
}

}  // namespace mobysearch
