// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// A text as a YAML scalar, as it is where that is plain, else in quotes.
std::string yaml_scalar(const std::string& text);

}  // namespace mobysearch
