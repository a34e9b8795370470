// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/value.h"

namespace mobysearch {

Value::Value(Kind its_kind, std::string its_text) : kind(its_kind), text(std::move(its_text)) {}

Value Value::standing_for(const Value& map) {
  Value value(Kind::kMap);
  value.stands_for = map.stands_for != nullptr ? map.stands_for : &map;
  return value;
}

const Value* Value::find(std::string_view name) const {
  if (stands_for != nullptr) return stands_for->find(name);
  for (const Member& member : map) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

const Value& Value::get(std::string_view name) const {
  static const Value kNothing;
  const Value* value = find(name);
  return value == nullptr ? kNothing : *value;
}

Value text_value(std::string_view text) { return Value(Value::Kind::kString, std::string(text)); }

std::string reason_with_column(const ValueError& error) {
  if (error.column == 0) return error.reason;
  return error.reason + " (column " + std::to_string(error.column) + ")";
}

std::string Value::text_of(std::string_view name) const {
  const Value& value = get(name);
  return value.is_scalar() ? value.text : std::string();
}

void Value::set(std::string_view name, Value value) {
  for (Member& member : map) {
    if (member.name != name) continue;
    member.value = std::move(value);
    return;
  }
  map.push_back({std::string(name), std::move(value)});
}

void merge_values(Value& into, const Value& from) {
  for (const auto& [name, value] : from.map) {
    if (value.is_null() && into.find(name) != nullptr) continue;
    Value merged = value.is_map() ? into.get(name) : Value();
    if (merged.is_map()) {
      merge_values(merged, value);
      into.set(name, std::move(merged));
    } else {
      into.set(name, value);
    }
  }
}

}  // namespace mobysearch
