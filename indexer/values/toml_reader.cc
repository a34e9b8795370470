// SPDX-License-Identifier: GPL-2.0-or-later
// The parser asserts what hostile text can break ("2020-04-02T%3") and what it then refuses anyway.
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;

template <class T>
Value printed(Kind kind, const T& value) {
  std::ostringstream out;
  out << value;
  return Value(kind, out.str());
}

Value scalar_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return Value(Kind::kString, text->get());
  if (const auto* flag = node.as_boolean())
    return Value(Kind::kBool, flag->get() ? "true" : "false");
  if (const auto* integer = node.as_integer()) return printed(Kind::kNumber, integer->get());
  if (const auto* real = node.as_floating_point()) return printed(Kind::kNumber, real->get());
  if (const auto* date = node.as_date()) return printed(Kind::kTimestamp, date->get());
  if (const auto* instant = node.as_date_time()) return printed(Kind::kTimestamp, instant->get());
  return {};
}

/// Throws a ValueError for more than kMaxLevels.
Value converted(const toml::node& node, std::size_t depth) {
  if (depth > kMaxLevels) throw ValueError{0, "too deeply nested"};
  Value value;
  if (const auto* table = node.as_table()) {
    value.kind = Kind::kMap;
    for (const auto& [key, item] : *table) {
      value.map.push_back({std::string(key.str()), converted(item, depth + 1)});
    }
  } else if (const auto* array = node.as_array()) {
    value.kind = Kind::kList;
    for (const auto& item : *array) value.list.push_back(converted(item, depth + 1));
  } else {
    value = scalar_of(node);
  }
  value.line = static_cast<int>(node.source().begin.line);
  return value;
}

/// Where the quoted text ends that begins at `at`. Up to the first mistake it agrees with the
/// parser, and there that one stops.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool block = text.substr(at, 3) == std::string(3, quote);
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

/// Whether a dotted key has more than kMaxLevels parts. Each makes a table in the one before, as
/// many as there are, and these are destroyed recursively; brackets the parser counts itself.
bool has_too_long_key(std::string_view text) {
  std::size_t dots = 0;  // of the key at hand
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = end_of_quoted(text, at);
      continue;
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c == '\n' || c == '=' || c == ',') dots = 0;
    if (c == '.' && ++dots > kMaxLevels) return true;
    ++at;
  }
  return false;
}

}  // namespace

ValueResult read_toml(std::string_view text) {
  try {
    if (has_too_long_key(text)) throw ValueError{0, "too deeply nested"};
    return converted(toml::parse(text), 0);
  } catch (const ValueError& error) {
    return tl::make_unexpected(error);
  } catch (const toml::parse_error& e) {
    return tl::make_unexpected(ValueError{static_cast<int>(e.source().begin.line),
                                          "invalid TOML: " + std::string(e.description())});
  } catch (const std::exception& e) {
    return tl::make_unexpected(ValueError{0, std::string("invalid TOML: ") + e.what()});
  }
}

}  // namespace mobysearch
