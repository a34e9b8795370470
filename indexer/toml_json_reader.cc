// SPDX-License-Identifier: GPL-2.0-or-later
#include <toml++/toml.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/value_reader.h"

namespace mobysearch {
namespace {

constexpr int kMaxDepth = 30;

template <class T>
std::string printed(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

Value scalar(Value::Kind kind, std::string text) {
  Value value;
  value.kind = kind;
  value.text = std::move(text);
  return value;
}

Value from_toml(const toml::node& node) {
  using Kind = Value::Kind;
  Value value;
  if (const auto* table = node.as_table()) {
    value.kind = Kind::kMap;
    for (const auto& [key, item] : *table) value.set(key.str(), from_toml(item));
  } else if (const auto* array = node.as_array()) {
    value.kind = Kind::kList;
    for (const auto& item : *array) value.list.push_back(from_toml(item));
  } else if (const auto* text = node.as_string()) {
    return scalar(Kind::kString, text->get());
  } else if (const auto* flag = node.as_boolean()) {
    return scalar(Kind::kBool, flag->get() ? "true" : "false");
  } else if (const auto* integer = node.as_integer()) {
    return scalar(Kind::kNumber, printed(integer->get()));
  } else if (const auto* real = node.as_floating_point()) {
    return scalar(Kind::kNumber, printed(real->get()));
  } else if (const auto* date = node.as_date()) {
    return scalar(Kind::kTimestamp, printed(date->get()));
  } else if (const auto* instant = node.as_date_time()) {
    return scalar(Kind::kTimestamp, printed(instant->get()));
  }
  return value;
}

Value from_json(const nlohmann::json& json, int depth = 0) {
  using Kind = Value::Kind;
  Value value;
  if (depth > kMaxDepth) return value;
  if (json.is_object()) {
    value.kind = Kind::kMap;
    for (const auto& [key, item] : json.items()) value.set(key, from_json(item, depth + 1));
  } else if (json.is_array()) {
    value.kind = Kind::kList;
    for (const auto& item : json) value.list.push_back(from_json(item, depth + 1));
  } else if (json.is_string()) {
    return scalar(Kind::kString, json.get<std::string>());
  } else if (json.is_boolean()) {
    return scalar(Kind::kBool, json.get<bool>() ? "true" : "false");
  } else if (json.is_number()) {
    return scalar(Kind::kNumber, json.dump());
  }
  return value;
}

/// Both parsers recurse without a limit of their own worth the name.
bool nests_too_deep(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > kMaxDepth) return true;
  }
  return false;
}

}  // namespace

bool read_toml(std::string_view text, Value& value, ValueError& error) {
  if (nests_too_deep(text)) {
    error = {0, "too deeply nested"};
    return false;
  }
  try {
    value = from_toml(toml::parse(text));
    return true;
  } catch (const toml::parse_error& e) {
    error = {static_cast<int>(e.source().begin.line),
             "invalid TOML: " + std::string(e.description())};
  } catch (const std::exception& e) {
    error = {0, std::string("invalid TOML: ") + e.what()};
  }
  return false;
}

bool read_json(std::string_view text, Value& value, ValueError& error) {
  if (nests_too_deep(text)) {
    error = {0, "too deeply nested"};
    return false;
  }
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) {
    error = {0, "invalid JSON"};
    return false;
  }
  value = from_json(json);
  return true;
}

}  // namespace mobysearch
