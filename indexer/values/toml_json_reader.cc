// SPDX-License-Identifier: GPL-2.0-or-later
#include <toml++/toml.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/values/value_reader.h"

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

/// Where the quoted text ends that begins at `at`. Up to the first mistake it agrees with the
/// parsers, and there they stop.
std::size_t end_of_quoted(std::string_view text, std::size_t at, bool toml) {
  const char quote = text[at];
  const bool block = toml && text.substr(at, 3) == std::string(3, quote);
  const std::string mark(block ? 3 : 1, quote);
  for (at += mark.size(); at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (text[at] == '\n' && !block) {
      return at;
    } else if (text.substr(at, mark.size()) == mark) {
      at += mark.size();
      for (int own = 0; block && own < 2 && at < text.size() && text[at] == quote; ++own) ++at;
      return at;
    }
  }
  return text.size();
}

/// Whether lists, maps or dotted keys go deeper than kMaxDepth: both parsers recurse without a
/// limit of their own worth the name.
bool nests_too_deep(std::string_view text, bool toml) {
  int depth = 0;
  int dots = 0;  // of the key at hand
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || (toml && c == '\'')) {
      at = end_of_quoted(text, at, toml);
      continue;
    }
    if (toml && c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (c == '\n' || c == '=' || c == ',') dots = 0;
    if (c == '.') ++dots;
    if (depth > kMaxDepth || dots > kMaxDepth) return true;
    ++at;
  }
  return false;
}

}  // namespace

bool read_toml(std::string_view text, Value& value, ValueError& error) {
  if (nests_too_deep(text, true)) {
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
  if (nests_too_deep(text, false)) {
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
