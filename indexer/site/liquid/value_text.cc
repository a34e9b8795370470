// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/value_text.h"

#include <fmt/format.h>

#include <string_view>

#include "common/json_writer.h"

namespace mobysearch {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool interpolates =
        c == '#' && i + 1 < text.size() && std::string_view("{$@").find(text[i + 1]) != text.npos;
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else {
      if (c == '"' || c == '\\' || interpolates) out += '\\';
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

std::string liquid_output(const Value& value) {
  if (!value.is_list()) return ruby_text(value);
  std::string out;
  for (const Value& item : value.list) out += liquid_output(item);
  return out;
}

std::string ruby_text(const Value& value) {
  const bool is_document = value.stands_for != nullptr;  // whose text is not known
  if (value.is_null() || is_document) return {};
  return value.is_scalar() ? value.text : ruby_inspect(value);
}

std::string ruby_inspect(const Value& value) {
  if (value.is_null()) return "nil";
  if (value.is_string()) return in_quotes(value.text);
  if (value.is_scalar()) return value.text;
  std::string inside;
  for (const Value& item : value.list) {
    inside += (inside.empty() ? "" : ", ") + ruby_inspect(item);
  }
  for (const auto& [name, member] : value.map) {
    inside += (inside.empty() ? "" : ", ") + in_quotes(name) + "=>" + ruby_inspect(member);
  }
  return value.is_list() ? "[" + inside + "]" : "{" + inside + "}";
}

std::string json_text(const Value& value) {
  if (value.is_null()) return "null";
  const auto json_string = [](std::string_view text) {
    JsonWriter json;
    json.string(text);
    return json.take();
  };
  const bool is_bare = value.kind == Value::Kind::kNumber || value.kind == Value::Kind::kBool;
  if (value.is_scalar()) return is_bare ? value.text : json_string(value.text);
  std::string inside;
  for (const Value& item : value.list) inside += (inside.empty() ? "" : ",") + json_text(item);
  for (const auto& [name, member] : value.map) {
    inside += (inside.empty() ? "" : ",") + json_string(name) + ":" + json_text(member);
  }
  return value.is_list() ? "[" + inside + "]" : "{" + inside + "}";
}

std::string float_text(double number) {
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

}  // namespace mobysearch
