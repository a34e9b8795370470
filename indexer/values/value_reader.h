// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// Why a text is not YAML, TOML or JSON. `line` counts from 1 in that text, 0 when unknown.
struct ValueError {
  int line = 0;
  std::string reason;
};

/// Each fills `value` with a map (an empty text is an empty map) or says why not. Aliases that
/// multiply, cycles, deep nesting and other bombs are errors, not work. Thread-safe.
bool read_yaml(std::string_view text, Value& value, ValueError& error);
bool read_toml(std::string_view text, Value& value, ValueError& error);
bool read_json(std::string_view text, Value& value, ValueError& error);

}  // namespace mobysearch
