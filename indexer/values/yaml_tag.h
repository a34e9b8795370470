// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// Explicit tags, as Psych::Visitors::ToRuby has them. One that it does not know says nothing.
inline constexpr std::string_view kYamlStringTag = "tag:yaml.org,2002:str";

/// A scalar with a tag, quoted or not. Throws YamlError for a tag that asks for a Ruby object, and
/// for `!!float` before what is no number.
Value tagged_yaml_scalar(const std::string& tag, const std::string& text, int line);

/// Throws YamlError for a tag that a list or a map may not have: one that asks for a Ruby object.
void refuse_yaml_tag(std::string_view tag, Value::Kind kind, int line);

}  // namespace mobysearch
