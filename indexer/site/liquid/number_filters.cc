// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "common/text/ascii.h"
#include "indexer/site/liquid/list_filters.h"
#include "indexer/site/liquid/value_text.h"

namespace mobysearch {
namespace {

/// Beyond these, whole numbers would not be exact.
constexpr double kMaxWhole = 9e15;

struct Number {
  double value = 0;
  bool is_whole = true;
};

/// Of a text that is more than a number, the whole number that it begins with counts, or 0.
Number number_of(const Value& value) {
  const std::string text(trim(value.is_scalar() ? value.text : std::string()));
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (value.is_string() && *end != '\0') return {std::trunc(number), true};
  return {number, text.find('.') == std::string::npos};
}

double quotient(Number a, Number b) {
  if (b.value == 0) return 0;
  const double exact = a.value / b.value;
  return a.is_whole && b.is_whole ? std::floor(exact) : exact;
}

double rest(Number a, Number b) {
  return b.value == 0 ? 0 : a.value - b.value * std::floor(a.value / b.value);
}

double rounded(Number a, Number digits) {
  const double scale = std::pow(10, std::clamp(digits.value, 0.0, 12.0));
  return std::round(a.value * scale) / scale;
}

/// How whole a filter's result is: as whole as both operands, or always.
enum class Whole { kAsOperands, kAlways };

struct NumberFilter {
  std::string_view name;
  double (*apply)(Number a, Number b);
  Whole whole = Whole::kAsOperands;
};
constexpr NumberFilter kNumberFilters[] = {
    {"plus", [](Number a, Number b) { return a.value + b.value; }},
    {"minus", [](Number a, Number b) { return a.value - b.value; }},
    {"times", [](Number a, Number b) { return a.value * b.value; }},
    {"divided_by", quotient},
    {"modulo", rest},
    {"abs", [](Number a, Number) { return std::abs(a.value); }},
    {"at_least", [](Number a, Number b) { return std::max(a.value, b.value); }},
    {"at_most", [](Number a, Number b) { return std::min(a.value, b.value); }},
    {"ceil", [](Number a, Number) { return std::ceil(a.value); }, Whole::kAlways},
    {"floor", [](Number a, Number) { return std::floor(a.value); }, Whole::kAlways},
    {"round", rounded, Whole::kAlways},
};

}  // namespace

std::optional<Value> apply_number_filter(const Value& value, std::string_view name,
                                         const std::vector<Value>& arguments) {
  for (const NumberFilter& filter : kNumberFilters) {
    if (filter.name != name) continue;
    const Number a = number_of(value);
    const Number b = arguments.empty() ? Number{} : number_of(arguments[0]);
    const double result = filter.apply(a, b);
    const bool rounds_to_digits = name == "round" && b.value > 0;
    const bool is_whole =
        filter.whole == Whole::kAlways ? !rounds_to_digits : a.is_whole && b.is_whole;
    const bool is_exact = is_whole && std::abs(result) < kMaxWhole;
    const std::string text = is_exact ? fmt::format("{:.0f}", result) : float_text(result);
    return Value(Value::Kind::kNumber, text == "-0" ? "0" : text);
  }
  return std::nullopt;
}

}  // namespace mobysearch
