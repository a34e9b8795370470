// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/site/liquid/expression.h"

namespace mobysearch {

/// A text that a filter is applied to, and the filter's arguments, empty if there are none.
struct TextCall {
  const std::string& text;
  const std::string& first;
  const std::string& second;
  const LiquidContext& context;
};

/// Applies a filter of Liquid or Jekyll that makes a text of a text; nullopt when there is none of
/// this name.
std::optional<std::string> apply_text_filter(std::string_view name, const TextCall& call);

}  // namespace mobysearch
