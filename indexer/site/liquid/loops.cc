// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/loops.h"

#include <string>
#include <string_view>

namespace mobysearch {

std::vector<Value> items_of(const Value& value) {
  if (value.is_list()) return value.list;
  std::vector<Value> items;
  if (value.is_string() && !value.text.empty()) items.push_back(value);
  for (const auto& [name, member] : value.map) {
    items.emplace_back(Value::Kind::kList);
    items.back().list = {Value(Value::Kind::kString, name), member};
  }
  return items;
}

Value round_values(std::size_t round, std::size_t rounds) {
  Value values(Value::Kind::kMap);
  const auto set_number = [&](std::string_view name, std::size_t number) {
    values.set(name, Value(Value::Kind::kNumber, std::to_string(number)));
  };
  set_number("index", round + 1);
  set_number("index0", round);
  set_number("rindex", rounds - round);
  set_number("rindex0", rounds - round - 1);
  set_number("length", rounds);
  values.set("first", Value(Value::Kind::kBool, round == 0 ? "true" : "false"));
  values.set("last", Value(Value::Kind::kBool, round + 1 == rounds ? "true" : "false"));
  return values;
}

}  // namespace mobysearch
