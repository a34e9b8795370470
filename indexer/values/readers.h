// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <tl/expected.hpp>

#include "indexer/values/value.h"

namespace mobysearch {

/// The map that a text is, or why it is none. All readers are thread-safe, and refuse a value of
/// more than kMaxLevels levels below the map.
using ValueResult = tl::expected<Value, ValueError>;
inline constexpr std::size_t kMaxLevels = 30;

/// Reads YAML as Jekyll does, with Ruby's Psych: the first document; an empty text is an empty map.
/// Keys are strings; an entry whose key is a list or a map is left out. Values that aliases repeat
/// count each time: more than 20,000 of them, and a value that contains itself are errors.
ValueResult read_yaml(std::string_view text);
/// The same for a file that is written for mobysearch: every scalar that is not null is a string as
/// it is written (`lang: no` is Norwegian), and a key that a map has twice is an error, since the
/// first one would be lost.
ValueResult read_yaml_as_text(std::string_view text);
ValueResult read_toml(std::string_view text);
ValueResult read_json(std::string_view text);

}  // namespace mobysearch
