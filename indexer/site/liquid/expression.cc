// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/expression.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/site/liquid/list_filters.h"

namespace mobysearch {
namespace {

LiquidValue filtered(LiquidValue value, std::string_view filter, const LiquidScope& scope) {
  const bool was_known = value.known;
  value.known = value.known || !value.value.is_null();
  const auto colon = filter.find(':');
  const std::string_view name = trim(filter.substr(0, colon));
  std::vector<Value> arguments;
  bool is_known = was_known;
  if (colon != std::string_view::npos) {
    for (std::string_view argument : split_unquoted(filter.substr(colon + 1), ',')) {
      LiquidValue one = liquid_operand(argument, scope);
      is_known = is_known && one.known;
      arguments.push_back(std::move(one.value));
    }
  }
  if (value.known) {
    if (auto made = apply_list_filter(value.value, name, arguments, scope)) {
      return {is_known, std::move(*made)};
    }
  }
  std::vector<std::string> texts;
  for (const Value& argument : arguments) {
    texts.push_back(argument.is_scalar() ? argument.text : std::string());
  }
  LiquidValue result = apply_liquid_filter(std::move(value), name, texts, scope.context);
  result.known = result.known && is_known;
  return result;
}

}  // namespace

LiquidValue evaluate_liquid(std::string_view expression, const LiquidScope& scope) {
  const auto parts = split_unquoted(expression, '|');
  LiquidValue value = liquid_operand(parts[0], scope);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    scope.work += weight_of(value.value);
    if (scope.work > kMaxLiquidWork) return {};
    value = filtered(std::move(value), parts[i], scope);
  }
  scope.work += weight_of(value.value);
  return value;
}

std::size_t weight_of(const Value& value) {
  std::size_t weight = 8 + value.text.size();
  for (const Value& item : value.list) weight += weight_of(item);
  for (const auto& [name, member] : value.map) weight += name.size() + weight_of(member);
  return weight;
}

LiquidValue known_text(std::string text) {
  return {true, Value(Value::Kind::kString, std::move(text))};
}

std::size_t find_unquoted(std::string_view text, std::size_t begin,
                          std::initializer_list<std::string_view> texts) {
  char quote = '\0';
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (std::any_of(texts.begin(), texts.end(),
                           [&](auto sought) { return text.substr(i).starts_with(sought); })) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split_unquoted(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end =
        std::min(find_unquoted(text, begin, {std::string_view(&separator, 1)}), text.size());
    parts.push_back(trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

}  // namespace mobysearch
