// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mobysearch {

/// What a heading ends with in Hugo and Zola: `## Install {#setup .wide}`.
struct HeadingAttributes {
  std::size_t begin = 0;  ///< where the text before them ends
  std::string id;         ///< may be empty
};
/// Those that `heading` ends with; begin == heading.size() when there are none.
HeadingAttributes heading_attributes(std::string_view heading);

}  // namespace mobysearch
