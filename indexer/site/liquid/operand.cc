// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstdlib>

#include "common/text/ascii.h"
#include "indexer/site/liquid/expression.h"
#include "indexer/site/liquid/value_text.h"

namespace mobysearch {
namespace {

constexpr std::int64_t kMaxRange = 10'000;
constexpr std::int64_t kBytesOfInteger = 8;  ///< what Ruby calls the size of a whole number

/// What Jekyll sets in a document while it builds.
bool is_built_in_document(std::string_view key) {
  return in_word_list(
      key, "content excerpt next previous output id dir name layout draft relative_path");
}

/// Whether Jekyll sets this variable of `site` while it builds.
bool is_built_in_site(std::string_view key, const LiquidContext& context) {
  if (in_word_list(key,
                   "posts pages documents static_files html_pages html_files collections "
                   "related_posts categories tags github")) {
    return true;
  }
  if (context.site == nullptr) return false;
  if (key == "data") return context.site->find(key) == nullptr;
  const Value& collections = context.site->get("collections");
  return collections.find(key) != nullptr ||
         std::any_of(collections.list.begin(), collections.list.end(),
                     [&](const Value& name) { return name.text == key; });
}

LiquidValue known(Value value) { return {true, std::move(value)}; }

Value number(std::int64_t value) { return Value(Value::Kind::kNumber, std::to_string(value)); }

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return all_digits(text);
  return all_digits(text.substr(0, dot)) && all_digits(text.substr(dot + 1));
}

std::optional<LiquidValue> literal(std::string_view text) {
  const bool quoted = text.starts_with('"') || text.starts_with('\'');
  const auto close = quoted ? text.find(text[0], 1) : std::string_view::npos;
  if (close != std::string_view::npos) return known_text(std::string(text.substr(1, close - 1)));
  if (text == "true" || text == "false") return known(Value(Value::Kind::kBool, std::string(text)));
  if (in_word_list(text, "nil null") || text.empty()) return known(Value());
  if (text == "empty" || text == "blank") return known_text("");
  if (!is_number(text)) return std::nullopt;
  const bool is_float = text.find('.') != std::string_view::npos;
  const std::string number(text);
  return known(Value(Value::Kind::kNumber,
                     is_float ? float_text(std::strtod(number.c_str(), nullptr)) : number));
}

LiquidValue range(std::string_view inside, const LiquidScope& scope) {
  const auto dots = inside.find("..");
  if (dots == std::string_view::npos) return {};
  const LiquidValue first = liquid_operand(trim(inside.substr(0, dots)), scope);
  const LiquidValue last = liquid_operand(trim(inside.substr(dots + 2)), scope);
  if (!first.known || !last.known) return {};
  const std::int64_t begin = std::strtoll(first.text().c_str(), nullptr, 10);
  const std::int64_t end = std::strtoll(last.text().c_str(), nullptr, 10);
  Value list(Value::Kind::kList);
  for (std::int64_t i = begin; i <= end && list.list.size() < kMaxRange; ++i) {
    list.list.push_back(number(i));
  }
  return known(std::move(list));
}

/// Takes `.name` or `[expression]` off the front of `path`.
LiquidValue take_key(std::string_view& path, const LiquidScope& scope) {
  if (path.starts_with('.')) {
    path.remove_prefix(1);
    const std::string_view key = path.substr(0, path.find_first_of(".["));
    path.remove_prefix(key.size());
    return known_text(std::string(trim(key)));
  }
  int open = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    open += path[i] == '[' ? 1 : path[i] == ']' ? -1 : 0;
    if (open > 0) continue;
    const std::string_view inside = path.substr(1, i - 1);
    path.remove_prefix(i + 1);
    return liquid_operand(trim(inside), scope);
  }
  path = {};
  return {};
}

/// The item of a list at an index, which counts from the end if it is negative.
const Value* item_at(const std::vector<Value>& list, const std::string& index) {
  auto at = std::strtoll(index.c_str(), nullptr, 10);
  const auto size = static_cast<long long>(list.size());
  if (at < 0) at += size;
  return at < 0 || at >= size ? nullptr : &list[static_cast<std::size_t>(at)];
}

/// A member, an item, or what Liquid makes of a value, such as its size, in `made`.
const Value* part_of(const Value& value, const Value& key, Value& made) {
  if (const Value* found = value.find(key.text)) return found;
  if (value.is_list() && key.kind == Value::Kind::kNumber) return item_at(value.list, key.text);
  if (key.text == "size" && !value.is_null() && value.stands_for == nullptr) {
    made = number(liquid_size(value));
    return &made;
  }
  if (value.list.empty()) return nullptr;
  if (key.text == "first") return &value.list.front();
  return key.text == "last" ? &value.list.back() : nullptr;
}

LiquidValue looked_up(const Value* value, std::string_view path, const LiquidScope& scope) {
  Value made;
  while (value != nullptr && !path.empty()) {
    const LiquidValue key = take_key(path, scope);
    if (!key.known) return {};
    const Value* part = part_of(*value, key.value, made);
    const bool is_document = value->stands_for != nullptr;
    if (part == nullptr && is_document && is_built_in_document(key.text())) return {};
    value = part;
  }
  return known(value == nullptr ? Value() : *value);
}

LiquidValue variable_of_site(std::string_view path, const LiquidScope& scope) {
  const LiquidContext& context = scope.context;
  if (path.empty()) return {};
  const LiquidValue key = take_key(path, scope);
  if (!key.known) return {};
  const std::string name = key.text();
  if (name == "time" && path.empty()) {
    return known(Value(Value::Kind::kTimestamp, std::to_string(context.now)));
  }
  const bool is_built = is_built_in_site(name, context);
  const bool may_be_built = is_built || in_word_list(name, "data active_lang default_lang");
  const Value* value = context.built && may_be_built ? context.built("site", name) : nullptr;
  if (value == nullptr && is_built) return {};
  if (value == nullptr && context.site != nullptr) value = context.site->find(name);
  return looked_up(value, path, scope);
}

LiquidValue variable_of_page(std::string_view path, const LiquidScope& scope) {
  const LiquidContext& context = scope.context;
  if (context.page == nullptr) return known(Value());
  std::string_view rest = path;
  const LiquidValue key = rest.empty() ? known(Value()) : take_key(rest, scope);
  const bool is_of_others = in_word_list(key.text(), "next previous permalink_lang rendered_lang");
  if (const Value* built =
          context.built && is_of_others ? context.built("page", key.text()) : nullptr) {
    return looked_up(built, rest, scope);
  }
  const Value page = Value::standing_for(*context.page);
  return looked_up(&page, path, scope);
}

}  // namespace

std::int64_t liquid_size(const Value& value) {
  if (value.is_list()) return static_cast<std::int64_t>(value.list.size());
  if (value.is_map()) return static_cast<std::int64_t>(value.map.size());
  const bool is_number = value.kind == Value::Kind::kNumber;
  if (is_number && value.text.find('.') == std::string::npos) return kBytesOfInteger;
  if (!value.is_string()) return 0;
  return std::count_if(value.text.begin(), value.text.end(),
                       [](char c) { return (c & 0xC0) != 0x80; });
}

LiquidValue liquid_operand(std::string_view text, const LiquidScope& scope) {
  if (auto value = literal(text)) return std::move(*value);
  if (text[0] == '(') return range(trim(text, "()"), scope);
  const std::string_view owner = text.substr(0, text.find_first_of(".["));
  const std::string_view path = text.substr(owner.size());
  if (const auto found = scope.variables.find(owner); found != scope.variables.end()) {
    if (path.empty()) return found->second;
    return found->second.known ? looked_up(&found->second.value, path, scope) : LiquidValue{};
  }
  if (owner == "include" && scope.include != nullptr) {
    const std::string_view key =
        path.empty() ? path : path.substr(1, path.find_first_of(".[", 1) - 1);
    const bool is_unknown =
        scope.unknown_parameters != nullptr && scope.unknown_parameters->contains(key);
    LiquidValue value = looked_up(scope.include, path, scope);
    value.known = value.known && !is_unknown;
    return value;
  }
  if (owner == "site") return variable_of_site(path, scope);
  if (owner == "page") return variable_of_page(path, scope);
  const bool is_set_by_jekyll = in_word_list(owner, "layout content paginator jekyll forloop");
  return is_set_by_jekyll ? LiquidValue{} : known(Value());
}

}  // namespace mobysearch
