// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>

#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;

/// Throws a ValueError for more than kMaxLevels.
Value converted(const nlohmann::json& json, std::size_t depth) {
  if (depth > kMaxLevels) throw ValueError{0, "too deeply nested"};
  Value value;
  if (json.is_object()) {
    value.kind = Kind::kMap;
    for (const auto& [key, item] : json.items())
      value.map.push_back({key, converted(item, depth + 1)});
  } else if (json.is_array()) {
    value.kind = Kind::kList;
    for (const auto& item : json) value.list.push_back(converted(item, depth + 1));
  } else if (json.is_string()) {
    value = Value(Kind::kString, json.get<std::string>());
  } else if (json.is_boolean()) {
    value = Value(Kind::kBool, json.dump());
  } else if (json.is_number()) {
    value = Value(Kind::kNumber, json.dump());
  }
  return value;
}

}  // namespace

ValueResult read_json(std::string_view text) {
  // Neither its parser nor its destructor recurses, however deep the text goes.
  const auto json = nlohmann::json::parse(text, nullptr, false);
  try {
    if (json.is_object()) return converted(json, 0);
    return tl::make_unexpected(ValueError{0, "invalid JSON"});
  } catch (const ValueError& error) {
    return tl::make_unexpected(error);
  }
}

}  // namespace mobysearch
