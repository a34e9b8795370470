// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/expression.h"

#include <algorithm>
#include <cstdlib>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

/// Whether Jekyll sets this variable of `site` or `page` itself while it builds.
bool is_set_by_build(std::string_view owner, std::string_view key) {
  constexpr std::string_view kSite =
      "posts pages data documents static_files html_pages html_files collections related_posts "
      "categories tags github";
  constexpr std::string_view kPage =
      "content excerpt next previous output id dir name layout draft relative_path";
  return in_word_list(key, owner == "site" ? kSite : kPage);
}

LiquidValue known(Value value) { return {true, std::move(value)}; }

LiquidValue member(const Value* value, std::string_view path) {
  while (value != nullptr && !path.empty()) {
    const std::string_view key = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(key.size() + 1, path.size()));
    if (path.empty() && key == "size" && value->is_list()) {
      return known_text(std::to_string(value->list.size()));
    }
    value = value->find(key);
  }
  return known(value == nullptr ? Value() : *value);
}

std::optional<LiquidValue> literal(std::string_view text) {
  const bool quoted =
      text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  if (quoted) return known_text(std::string(text.substr(1, text.size() - 2)));
  if (text == "true" || text == "false") return known(Value(Value::Kind::kBool, std::string(text)));
  if (text.empty() || text == "nil" || text == "null") return known(Value());
  if (text.find_first_not_of("0123456789.-") != std::string_view::npos) return std::nullopt;
  return known(Value(Value::Kind::kNumber, std::string(text)));
}

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
    return std::ranges::any_of(value.list,
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
  auto parts = split_unquoted(text, ' ');
  std::erase(parts, "");
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

/// Liquid reads a chain from the right.
std::optional<bool> chain(std::string_view text, const LiquidScope& scope, int depth) {
  const auto at = find_unquoted(text, 0, {" and ", " or "});
  if (at == std::string_view::npos || depth > kMaxConditions) return simple_condition(text, scope);
  const bool all = text.substr(at, 5) == " and ";
  const auto left = simple_condition(text.substr(0, at), scope);
  const auto right = chain(text.substr(at + (all ? 5 : 4)), scope, depth + 1);
  if (left == !all || right == !all) return !all;
  if (!left || !right) return std::nullopt;
  return all;
}

}  // namespace

LiquidValue liquid_operand(std::string_view text, const LiquidScope& scope) {
  if (auto value = literal(text)) return std::move(*value);
  const auto dot = text.find_first_of(".[");
  const std::string_view owner = text.substr(0, dot);
  const std::string_view path = dot == std::string_view::npos ? "" : text.substr(dot + 1);
  if (const auto found = scope.variables.find(owner); found != scope.variables.end()) {
    return path.empty() ? found->second : LiquidValue{};
  }
  if (text.find('[') != std::string_view::npos) return {};
  if (owner == "include" && scope.include != nullptr) return member(scope.include, path);
  if (text == "site.time") {
    return known(Value(Value::Kind::kTimestamp, std::to_string(scope.context.now)));
  }
  if (owner == "site" || owner == "page") {
    if (path.empty() || is_set_by_build(owner, path.substr(0, path.find('.')))) return {};
    return member(owner == "site" ? scope.context.site : scope.context.page, path);
  }
  const bool is_set_by_jekyll = in_word_list(owner, "layout content paginator jekyll forloop");
  return is_set_by_jekyll ? LiquidValue{} : known(Value());
}

LiquidValue evaluate_liquid(std::string_view expression, const LiquidScope& scope) {
  const auto parts = split_unquoted(expression, '|');
  LiquidValue value = liquid_operand(parts[0], scope);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto colon = parts[i].find(':');
    std::vector<std::string> arguments;
    if (colon != std::string_view::npos) {
      for (std::string_view argument : split_unquoted(parts[i].substr(colon + 1), ',')) {
        arguments.push_back(liquid_operand(argument, scope).text());
      }
    }
    value = apply_liquid_filter(std::move(value), trim(parts[i].substr(0, colon)), arguments,
                                scope.context);
  }
  return value;
}

std::optional<bool> liquid_condition(std::string_view condition, const LiquidScope& scope) {
  return chain(condition, scope, 0);
}

LiquidValue known_text(std::string text) {
  return known(Value(Value::Kind::kString, std::move(text)));
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
