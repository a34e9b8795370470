// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/liquid/expression.h"

namespace mobysearch {

/// Applies a filter of Liquid or Jekyll to a text, date or address. An unknown filter leaves the
/// value as it is.
LiquidValue apply_liquid_filter(LiquidValue value, std::string_view name,
                                const std::vector<std::string>& arguments,
                                const LiquidContext& context);

}  // namespace mobysearch
