// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/liquid/liquid.h"

namespace mobysearch {

/// An expression's value. Not known: what only a whole build can tell (`site.posts`).
struct LiquidValue {
  bool known = false;
  Value value;

  std::string text() const { return value.is_scalar() ? value.text : std::string(); }
};

/// The names that expressions may use.
struct LiquidScope {
  const LiquidContext& context;
  std::map<std::string, LiquidValue, std::less<>> variables;  ///< of assign, capture and for
  const Value* include = nullptr;  ///< parameters of the current include, if any
};

/// Evaluates a value and its filters: `page.title | escape`.
LiquidValue evaluate_liquid(std::string_view expression, const LiquidScope& scope);
/// Evaluates a literal or a variable: `"x"`, `2`, `page.title`.
LiquidValue liquid_operand(std::string_view text, const LiquidScope& scope);

/// Evaluates the condition of `if`, `unless` or `elsif`: comparisons joined by `and` and `or`.
/// nullopt when it depends on what is not known.
std::optional<bool> liquid_condition(std::string_view condition, const LiquidScope& scope);

/// Applies a filter of Liquid or Jekyll to a text, date or address. An unknown filter leaves the
/// value as it is.
LiquidValue apply_liquid_filter(LiquidValue value, std::string_view name,
                                const std::vector<std::string>& arguments,
                                const LiquidContext& context);

LiquidValue known_text(std::string text);
/// Where one of `texts` first stands outside quotes, from `begin` on; npos if none does.
std::size_t find_unquoted(std::string_view text, std::size_t begin,
                          std::initializer_list<std::string_view> texts);
/// Splits at `separator` outside quotes; the parts are trimmed.
std::vector<std::string_view> split_unquoted(std::string_view text, char separator);

}  // namespace mobysearch
