// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/expression.h"

#include <algorithm>
#include <optional>

#include "common/text/ascii.h"
#include "indexer/site/liquid/filters.h"

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
    value = value->get(key);
  }
  return known(value == nullptr ? Value() : *value);
}

std::optional<LiquidValue> literal(std::string_view text) {
  const bool quoted =
      text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  if (quoted) return known_text(std::string(text.substr(1, text.size() - 2)));
  if (text == "true" || text == "false") {
    return known(Value(Value::Kind::kBool, std::string(text)));
  }
  if (text.empty() || text == "nil" || text == "null") return known(Value());
  if (text.find_first_not_of("0123456789.-") != std::string_view::npos) return std::nullopt;
  return known(Value(Value::Kind::kNumber, std::string(text)));
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

LiquidValue known_text(std::string text) {
  return known(Value(Value::Kind::kString, std::move(text)));
}

std::vector<std::string_view> split_unquoted(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  char quote = '\0';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == separator) {
      parts.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

}  // namespace mobysearch
