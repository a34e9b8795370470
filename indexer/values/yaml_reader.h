// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// Reads YAML as Jekyll does, with Ruby's Psych: the first document becomes `value`, a map (an
/// empty text is an empty map), or `error` says why not. Keys are strings; an entry whose key is a
/// list or a map is left out. Values that aliases repeat count each time: more than 20,000 of them,
/// more than 30 levels, and a value that contains itself are errors. Thread-safe.
bool read_yaml(std::string_view text, Value& value, ValueError& error);

/// The same, but every scalar that is not null is a string as it is written: `lang: no` is
/// Norwegian.
bool read_yaml_as_text(std::string_view text, Value& value, ValueError& error);

}  // namespace mobysearch
