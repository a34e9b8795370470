// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// YAML's scalars and tags as Ruby's Psych takes them.

/// What Psych::ScalarScanner makes of an unquoted scalar (YAML 1.1), in its order. A number's text
/// is as Ruby prints it, since that is what a page shows; a timestamp keeps its own, and is a
/// moment that exists. `:symbol` is a string, as for SafeYAML.
Value plain_yaml_scalar(const std::string& text);

/// The numbers among plain scalars, printed: "1.50" is "1.5", "0x1F" is "31", "12:30" is "45000".
/// nullopt for anything else, and for one of another base than ten that has more than 64 bits.
std::optional<std::string> yaml_number(std::string_view text);
/// What Ruby's Float() makes of a number's text, printed.
std::optional<std::string> yaml_float(std::string_view text);

/// Whether a plain scalar is a Date or a Time: a date that the calendar has, or a date and a time
/// to the second that Time.utc takes (February 30 is March 1 there).
bool is_yaml_timestamp(std::string_view text);

/// Explicit tags, as Psych::Visitors::ToRuby has them. One that it does not know says nothing.
inline constexpr std::string_view kYamlStringTag = "tag:yaml.org,2002:str";
/// A scalar with a tag, quoted or not. Throws a ValueError for a tag that asks for a Ruby object,
/// and for `!!float` before what is no number.
Value tagged_yaml_scalar(const std::string& tag, const std::string& text, SourcePlace place);
/// Throws a ValueError for a tag that a list or a map may not have: one that asks for a Ruby
/// object.
void refuse_yaml_tag(std::string_view tag, Value::Kind kind, SourcePlace place);

}  // namespace mobysearch
