// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch::testing {

/// The value of a YAML text; a text that is not YAML fails the test.
Value yaml(std::string_view text);

}  // namespace mobysearch::testing
