// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// The program's version, such as "1.0.0". CMakeLists.txt says it, in project(); nothing else does.
std::string_view version();

/// The commit that was checked out when the build was configured, or whose archive was unpacked, in
/// twelve digits; empty when neither is known.
std::string_view commit();

}  // namespace mobysearch
