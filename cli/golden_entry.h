// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "cli/golden.h"

namespace mobysearch {

/// A text as a YAML scalar on one line, whatever it holds; it is a JSON string too. Needs valid
/// UTF-8.
std::string yaml_text(std::string_view text);

/// An entry of the list `queries` in a file of golden queries (cli/golden_file.h).
std::string golden_entry(const GoldenQuery& golden);

}  // namespace mobysearch
