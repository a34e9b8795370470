// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/values/value.h"

namespace mobysearch {

/// What Psych::ScalarScanner makes of an unquoted YAML scalar (YAML 1.1), in its order. A number's
/// text is as Ruby prints it, since that is what a page shows (indexer/values/yaml_number.h); a
/// timestamp keeps its own, and is a moment that exists. `:symbol` is a string, as for SafeYAML.
Value plain_yaml_scalar(const std::string& text);

}  // namespace mobysearch
