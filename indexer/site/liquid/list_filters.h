// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/site/liquid/expression.h"

namespace mobysearch {

/// Applies a filter of Liquid or Jekyll that takes or makes a list or a number: `split`, `where`,
/// `first`, `plus` … nullopt when there is no such filter for such a value.
std::optional<Value> apply_list_filter(const Value& value, std::string_view name,
                                       const std::vector<Value>& arguments,
                                       const LiquidScope& scope);

/// The same for numbers alone.
std::optional<Value> apply_number_filter(const Value& value, std::string_view name,
                                         const std::vector<Value>& arguments);

}  // namespace mobysearch
