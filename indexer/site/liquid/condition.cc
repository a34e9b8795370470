// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/condition.h"

#include <algorithm>
#include <cstdlib>

namespace mobysearch {
namespace {

constexpr int kMaxConditions = 50;

bool is_truthy(const Value& value) { return !value.is_null() && !value.is_false(); }

bool are_equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (!a.is_scalar() || !b.is_scalar()) return false;
  return a.kind == b.kind && a.text == b.text;
}

bool is_empty(const Value& value) {
  return value.is_list() ? value.list.empty() : value.is_string() && value.text.empty();
}

bool contains(const Value& value, const Value& part) {
  if (value.is_list()) {
    return std::any_of(value.list.begin(), value.list.end(),
                       [&](const Value& item) { return are_equal(item, part); });
  }
  return value.is_string() && part.is_scalar() && value.text.find(part.text) != std::string::npos;
}

std::optional<bool> compare(const LiquidValue& a, std::string_view sign, const LiquidValue& b) {
  if (!a.known || !b.known) return std::nullopt;
  if (sign == "==") return are_equal(a.value, b.value);
  if (sign == "!=" || sign == "<>") return !are_equal(a.value, b.value);
  if (sign == "contains") return contains(a.value, b.value);
  const bool numbers = a.value.kind == Value::Kind::kNumber && b.value.kind == Value::Kind::kNumber;
  if (!numbers) return std::nullopt;
  const double left = std::strtod(a.value.text.c_str(), nullptr);
  const double right = std::strtod(b.value.text.c_str(), nullptr);
  if (sign == "<") return left < right;
  if (sign == ">") return left > right;
  if (sign == "<=") return left <= right;
  return left >= right;
}

/// `a`, `a == b`, `a contains b`.
std::optional<bool> simple_condition(std::string_view text, const LiquidScope& scope) {
  const auto words = split_unquoted(text, ' ');
  std::vector<std::string_view> parts;
  std::copy_if(words.begin(), words.end(), std::back_inserter(parts),
               [](std::string_view word) { return !word.empty(); });
  if (parts.size() == 1) {
    const LiquidValue value = liquid_operand(parts[0], scope);
    return value.known ? std::optional(is_truthy(value.value)) : std::nullopt;
  }
  if (parts.size() != 3) return std::nullopt;
  const LiquidValue left = liquid_operand(parts[0], scope);
  if (parts[2] == "empty" || parts[2] == "blank") {
    if (!left.known) return std::nullopt;
    const bool blank = is_empty(left.value) || (parts[2] == "blank" && !is_truthy(left.value));
    return parts[1] == "==" ? blank : !blank;
  }
  return compare(left, parts[1], liquid_operand(parts[2], scope));
}

/// Where the word `and` or `or` stands outside quotes.
std::size_t connective(std::string_view text) {
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text.substr(i, 5) == " and " || text.substr(i, 4) == " or ") {
      return i;
    }
  }
  return std::string_view::npos;
}

/// Liquid reads a chain from the right.
std::optional<bool> chain(std::string_view text, const LiquidScope& scope, int depth) {
  const auto at = connective(text);
  if (at == std::string_view::npos || depth > kMaxConditions) return simple_condition(text, scope);
  const bool all = text.substr(at, 5) == " and ";
  const auto left = simple_condition(text.substr(0, at), scope);
  const auto right = chain(text.substr(at + (all ? 5 : 4)), scope, depth + 1);
  if (left == !all || right == !all) return !all;
  if (!left || !right) return std::nullopt;
  return all;
}

}  // namespace

std::optional<bool> liquid_condition(std::string_view condition, const LiquidScope& scope) {
  return chain(condition, scope, 0);
}

}  // namespace mobysearch
