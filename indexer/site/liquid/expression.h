// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/site/liquid/liquid.h"

namespace mobysearch {

/// What the loops, includes and values of one document may cost together, in bytes and values that
/// are looked at: some tenths of a second. What is beyond it is left out.
inline constexpr std::size_t kMaxLiquidWork = 8U << 20;

/// An expression's value. Not known: what only a whole build can tell (`post.content`); it may have
/// the part of its text that is known.
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
  /// The names of its parameters whose values are not known.
  const std::set<std::string, std::less<>>* unknown_parameters = nullptr;
  mutable std::size_t work = 0;  ///< spent of kMaxLiquidWork
};

/// Evaluates a value and its filters: `page.title | escape`.
LiquidValue evaluate_liquid(std::string_view expression, const LiquidScope& scope);
/// Evaluates a literal, a range or a variable: `"x"`, `(1..3)`, `page.title`, `page.list[0].name`.
LiquidValue liquid_operand(std::string_view text, const LiquidScope& scope);

/// Evaluates the condition of `if`, `unless` or `elsif`: comparisons joined by `and` and `or`.
/// nullopt when it depends on what is not known.
std::optional<bool> liquid_condition(std::string_view condition, const LiquidScope& scope);

/// Whether a `when` fits the subject of its `case`: one of its values, between commas or `or`.
std::optional<bool> liquid_case(const std::string& subject, std::string_view values,
                                const LiquidScope& scope);

/// Applies a filter of Liquid or Jekyll to a text, date or address. An unknown filter leaves the
/// value as it is.
LiquidValue apply_liquid_filter(LiquidValue value, std::string_view name,
                                const std::vector<std::string>& arguments,
                                const LiquidContext& context);

LiquidValue known_text(std::string text);
/// Whether a condition holds for a value: all but nil and false.
inline bool is_truthy(const Value& value) { return !value.is_null() && !value.is_false(); }
/// The moment that a date names, as Liquid reads it: a number is seconds since 1970, also in a
/// text.
std::optional<std::int64_t> liquid_instant(const Value& value, const TimeZone& zone);
/// As Liquid's `==`: a text is never equal to a number.
bool liquid_equal(const Value& a, const Value& b);
/// How many items, members or characters a value has.
std::int64_t liquid_size(const Value& value);
/// What copying a value costs of kMaxLiquidWork.
std::size_t weight_of(const Value& value);
/// Where one of `texts` first stands outside quotes, from `begin` on; npos if none does.
std::size_t find_unquoted(std::string_view text, std::size_t begin,
                          std::initializer_list<std::string_view> texts);
/// Splits at `separator` outside quotes; the parts are trimmed.
std::vector<std::string_view> split_unquoted(std::string_view text, char separator);

}  // namespace mobysearch
