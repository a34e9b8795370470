// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/liquid/expression.h"

namespace mobysearch {

/// The filters that blogs use on text, dates and addresses, as Liquid and Jekyll apply them. Any
/// other filter leaves the value as it is.
LiquidValue apply_liquid_filter(LiquidValue value, std::string_view name,
                                const std::vector<std::string>& arguments,
                                const LiquidContext& context);

}  // namespace mobysearch
