// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

/// Text as content or quoted attribute of HTML or XML. What XML cannot hold at all is left out: C0
/// controls but tabs and line ends, and the noncharacters U+FFFE and U+FFFF.
std::string escape_html(std::string_view text);

}  // namespace mobysearch
