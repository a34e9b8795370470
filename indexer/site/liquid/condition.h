// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "indexer/site/liquid/expression.h"

namespace mobysearch {

/// Evaluates the condition of `if`, `unless` or `elsif`: comparisons joined by `and` and `or`.
/// nullopt when it depends on what is not known.
std::optional<bool> liquid_condition(std::string_view condition, const LiquidScope& scope);

}  // namespace mobysearch
