// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace mobysearch {

/// Tells a stop word (case-folded) of the language in which queries are asked. An empty one knows
/// none.
using StopWordCheck = std::function<bool(std::string_view)>;

}  // namespace mobysearch
