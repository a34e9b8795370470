// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdlib>

#include "common/text/ascii.h"
#include "indexer/site/liquid/expression.h"

namespace mobysearch {
namespace {

using Words = std::vector<std::string_view>;

bool is_sign(char c) { return c == '=' || c == '!' || c == '<' || c == '>'; }

/// The operands and signs of a condition; blanks around signs may be left out.
Words words_of(std::string_view text) {
  Words words;
  while (!(text = trim(text)).empty()) {
    std::size_t end = 0;
    if (is_sign(text[0])) {
      while (end < text.size() && is_sign(text[end])) ++end;
    } else {
      end = std::min(find_unquoted(text, 0, {" ", "\t", "\n", "\r", "=", "!", "<", ">"}),
                     text.size());
    }
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool is_numeric(const Value& value) { return value.kind == Value::Kind::kNumber; }
double parsed_number(const Value& value) { return std::strtod(value.text.c_str(), nullptr); }

bool is_empty(const Value& value) {
  if (value.is_list()) return value.list.empty();
  return value.is_map() ? value.is_empty_map() : value.is_string() && value.text.empty();
}

bool contains(const Value& value, const Value& part) {
  if (value.is_list()) {
    return std::any_of(value.list.begin(), value.list.end(),
                       [&](const Value& item) { return liquid_equal(item, part); });
  }
  if (value.is_map()) return value.find(part.text) != nullptr;
  return value.is_string() && part.is_scalar() && value.text.find(part.text) != std::string::npos;
}

/// −1, 0 or 1; nullopt for what Ruby does not compare: then no comparison holds.
std::optional<int> order(const Value& a, const Value& b, const TimeZone& zone) {
  if (is_numeric(a) && is_numeric(b)) {
    const double left = parsed_number(a);
    const double right = parsed_number(b);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (a.kind == Value::Kind::kTimestamp && b.kind == a.kind) {
    const auto left = liquid_instant(a, zone);
    const auto right = liquid_instant(b, zone);
    if (!left || !right) return std::nullopt;
    return *left < *right ? -1 : *left > *right ? 1 : 0;
  }
  if (!a.is_string() || !b.is_string()) return std::nullopt;
  const int order = a.text.compare(b.text);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::optional<bool> compare(const LiquidValue& a, std::string_view sign, const LiquidValue& b,
                            const TimeZone& zone) {
  if (!a.known || !b.known) return std::nullopt;
  if (sign == "==") return liquid_equal(a.value, b.value);
  if (sign == "!=" || sign == "<>") return !liquid_equal(a.value, b.value);
  if (sign == "contains") return contains(a.value, b.value);
  if (!in_word_list(sign, "< > <= >=")) return std::nullopt;
  const auto ordered = order(a.value, b.value, zone);
  if (!ordered) return false;
  if (*ordered == 0) return sign.ends_with('=');
  return (*ordered < 0) == sign.starts_with('<');
}

/// `a`, `a == b`, `a contains b`.
std::optional<bool> simple_condition(const Words& parts, const LiquidScope& scope) {
  if (parts.size() == 1) {
    const LiquidValue value = liquid_operand(parts[0], scope);
    return value.known ? std::optional(is_truthy(value.value)) : std::nullopt;
  }
  if (parts.size() != 3) return std::nullopt;
  const bool is_equality = in_word_list(parts[1], "== != <>");
  const bool is_order = in_word_list(parts[1], "< > <= >=");
  for (const auto& [word, other] : {std::pair(parts[2], parts[0]), std::pair(parts[0], parts[2])}) {
    if (!in_word_list(word, "blank empty")) continue;
    if (is_order) return false;
    if (!is_equality) continue;
    // Ruby asks the value whether it is so: `blank?`, which only Rails gives it, or `empty?`.
    const LiquidValue value =
        word == "empty" ? liquid_operand(other, scope) : LiquidValue{true, {}};
    if (!value.known) return std::nullopt;
    return is_empty(value.value) == (parts[1] == "==");
  }
  return compare(liquid_operand(parts[0], scope), parts[1], liquid_operand(parts[2], scope),
                 scope.context.zone);
}

std::optional<bool> joined(std::optional<bool> left, bool all, std::optional<bool> right) {
  if (left == !all || right == !all) return !all;
  if (!left || !right) return std::nullopt;
  return all;
}

}  // namespace

bool liquid_equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  const bool are_documents = a.stands_for != nullptr && b.stands_for != nullptr;
  if (are_documents) return a.text_of("path") == b.text_of("path");
  if (!a.is_scalar() || !b.is_scalar() || a.kind != b.kind) return false;
  return is_numeric(a) ? parsed_number(a) == parsed_number(b) : a.text == b.text;
}

std::optional<bool> liquid_condition(std::string_view condition, const LiquidScope& scope) {
  std::vector<std::optional<bool>> parts;
  std::vector<bool> joined_by_and;
  Words part;
  for (std::string_view word : words_of(condition)) {
    if (word != "and" && word != "or") {
      part.push_back(word);
      continue;
    }
    parts.push_back(simple_condition(part, scope));
    joined_by_and.push_back(word == "and");
    part.clear();
  }
  std::optional<bool> result = simple_condition(part, scope);
  for (std::size_t i = parts.size(); i-- > 0;) {  // Liquid reads a chain from the right
    result = joined(parts[i], joined_by_and[i], result);
  }
  return result;
}

std::optional<bool> liquid_case(const std::string& subject, std::string_view values,
                                const LiquidScope& scope) {
  std::string listed(values);
  for (auto at = find_unquoted(listed, 0, {" or "}); at != std::string::npos;
       at = find_unquoted(listed, at, {" or "})) {
    listed.replace(at, 4, ",");
  }
  for (std::string_view value : split_unquoted(listed, ',')) {
    const auto same = liquid_condition(subject + " == " + std::string(value), scope);
    if (!same || *same) return same;
  }
  return false;
}

}  // namespace mobysearch
