// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/json_reader.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace mobysearch {
namespace {

using Kind = Value::Kind;

constexpr int kMaxDepth = 30;

/// False when it goes deeper than kMaxDepth.
bool convert(const nlohmann::json& json, int depth, Value& value) {
  if (depth > kMaxDepth) return false;
  if (json.is_object()) {
    value.kind = Kind::kMap;
    for (const auto& [key, item] : json.items()) {
      if (!convert(item, depth + 1, value.map.emplace_back(key, Value()).second)) return false;
    }
  } else if (json.is_array()) {
    value.kind = Kind::kList;
    for (const auto& item : json) {
      if (!convert(item, depth + 1, value.list.emplace_back())) return false;
    }
  } else if (json.is_string()) {
    value = Value(Kind::kString, json.get<std::string>());
  } else if (json.is_boolean()) {
    value = Value(Kind::kBool, json.get<bool>() ? "true" : "false");
  } else if (json.is_number()) {
    value = Value(Kind::kNumber, json.dump());
  }
  return true;
}

}  // namespace

bool read_json(std::string_view text, Value& value, ValueError& error) {
  // Neither its parser nor its destructor recurses, however deep the text goes.
  const auto json = nlohmann::json::parse(text, nullptr, false);
  value = {};
  if (!json.is_object()) {
    error = {0, "invalid JSON"};
  } else if (!convert(json, 0, value)) {
    error = {0, "too deeply nested"};
  } else {
    return true;
  }
  return false;
}

}  // namespace mobysearch
