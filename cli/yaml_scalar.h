// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// A text as a YAML scalar on one line, in quotes, whatever it holds; it is a JSON string too.
/// Needs valid UTF-8.
std::string yaml_text(std::string_view text);
/// The same, but without quotes where it needs none.
std::string yaml_scalar(const std::string& text);

}  // namespace mobysearch
