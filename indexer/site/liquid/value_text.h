// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/values/value.h"

namespace mobysearch {

/// What `{{ … }}` shows of a value: of a list its items without anything between them.
std::string liquid_output(const Value& value);
/// Ruby's `to_s`, which text filters are applied to: of a list or map, its `inspect`.
std::string ruby_text(const Value& value);
/// Ruby's `inspect`: `{"name"=>"Ballum", "depth"=>9}`.
std::string ruby_inspect(const Value& value);
/// As JSON, without blanks between its parts.
std::string json_text(const Value& value);
/// A Ruby Float as text: never without a point.
std::string float_text(double number);

}  // namespace mobysearch
