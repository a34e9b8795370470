// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mobysearch {

/// An address that is written bare in a text, which GitHub's Markdown makes a link. Linear.
struct Autolink {
  std::size_t begin = 0;  ///< in the text; its end when there is none
  std::size_t end = 0;
  std::string url;  ///< with a scheme, also where it is written without (www.…)
};

/// The first one from `from` on.
Autolink find_autolink(std::string_view text, std::size_t from);

}  // namespace mobysearch
