// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch::testing {

/// Whether DatabaseBlocks finds nothing wrong in a database's file.
bool is_sound_database(std::string_view database);

}  // namespace mobysearch::testing
