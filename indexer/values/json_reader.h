// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// Makes a map of a JSON object or says why not. More than 30 levels are an error. Thread-safe.
bool read_json(std::string_view text, Value& value, ValueError& error);

}  // namespace mobysearch
