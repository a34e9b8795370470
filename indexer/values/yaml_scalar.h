// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/values/value.h"

namespace mobysearch {

/// What Ruby's Psych makes of an unquoted YAML scalar (YAML 1.1). A number's text is as Ruby prints
/// it, since that is what a page shows: `1.50` is "1.5", `0x1F` is "31", `12:30` is 45000. A
/// timestamp keeps its own.
Value plain_yaml_scalar(const std::string& text);

}  // namespace mobysearch
