// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// A body without the blanks and line ends that Liquid never puts out: those right inside an `if`,
/// `unless`, `case` or `for` in which there is nothing else but assignments, captures, comments and
/// such blocks. A block that is not closed keeps them. Linear time.
std::string without_blank_blocks(std::string_view body);

}  // namespace mobysearch
