// SPDX-License-Identifier: GPL-2.0-or-later
#include <yaml-cpp/yaml.h>

#include <initializer_list>

#include "indexer/value_reader.h"

namespace mobysearch {
namespace {

constexpr int kMaxNodes = 20'000;  ///< aliases count each time they are followed
constexpr int kMaxDepth = 30;

bool one_of(const std::string& text, std::initializer_list<const char*> words) {
  for (const char* word : words) {
    if (text == word) return true;
  }
  return false;
}

/// \d{4}-\d\d?-\d\d? and, after [Tt ], h:mm:ss with fraction and zone: YAML 1.1's timestamp.
bool is_timestamp(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&](std::size_t least, std::size_t most) {
    const std::size_t begin = at;
    while (at < text.size() && at - begin < most && text[at] >= '0' && text[at] <= '9') ++at;
    return at - begin >= least;
  };
  const auto sign = [&](char c) {
    return at < text.size() && text[at] == c ? (++at, true) : false;
  };
  if (!digits(4, 4) || !sign('-') || !digits(1, 2) || !sign('-') || !digits(1, 2)) return false;
  if (at == text.size()) return true;
  if (text[at] != 'T' && text[at] != 't' && text[at] != ' ' && text[at] != '\t') return false;
  while (at < text.size() && (text[at] == ' ' || text[at] == 'T' || text[at] == 't')) ++at;
  if (!digits(1, 2) || !sign(':') || !digits(2, 2) || !sign(':') || !digits(2, 2)) return false;
  if (sign('.')) digits(0, 20);
  while (at < text.size() && text[at] == ' ') ++at;
  if (at == text.size() || (sign('Z') && at == text.size())) return true;
  if (!sign('+') && !sign('-')) return false;
  if (!digits(1, 2)) return false;
  sign(':');
  digits(0, 2);
  return at == text.size();
}

bool is_number(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  bool digit = false;
  bool point = false;
  for (; at < text.size(); ++at) {
    if (text[at] >= '0' && text[at] <= '9') {
      digit = true;
    } else if (text[at] == '.' && !point) {
      point = true;
    } else if (!(digit && (text[at] == '_' || text[at] == ','))) {
      return false;
    }
  }
  return digit;
}

/// What Ruby's Psych makes of an unquoted scalar.
Value plain_scalar(const std::string& text) {
  Value value;
  value.text = text;
  if (one_of(text, {"", "~", "null", "Null", "NULL"})) {
    value.text.clear();
  } else if (one_of(text, {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})) {
    value.kind = Value::Kind::kBool;
    value.text = "true";
  } else if (one_of(text, {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})) {
    value.kind = Value::Kind::kBool;
    value.text = "false";
  } else if (is_timestamp(text)) {
    value.kind = Value::Kind::kTimestamp;
  } else if (is_number(text)) {
    value.kind = Value::Kind::kNumber;
  } else {
    value.kind = Value::Kind::kString;
  }
  return value;
}

class Converter {
 public:
  Value convert(const YAML::Node& node, int depth = 0) {
    if (++nodes_ > kMaxNodes || depth > kMaxDepth) {
      throw YAML::RepresentationException(node.Mark(), "too many or too deeply nested values");
    }
    Value value;
    if (node.IsScalar()) {
      if (node.Tag() != "!" && node.Tag().find("str") == std::string::npos) {
        return plain_scalar(node.Scalar());
      }
      value.kind = Value::Kind::kString;
      value.text = node.Scalar();
    } else if (node.IsSequence()) {
      value.kind = Value::Kind::kList;
      for (const auto& item : node) value.list.push_back(convert(item, depth + 1));
    } else if (node.IsMap()) {
      value.kind = Value::Kind::kMap;
      for (const auto& entry : node) {
        if (!entry.first.IsScalar()) continue;
        value.set(entry.first.Scalar(), convert(entry.second, depth + 1));
      }
    }
    return value;
  }

 private:
  int nodes_ = 0;
};

}  // namespace

bool read_yaml(std::string_view text, Value& value, ValueError& error) {
  try {
    value = Converter().convert(YAML::Load(std::string(text)));
    if (value.is_null()) value.kind = Value::Kind::kMap;
    if (value.is_map()) return true;
    error = {1, "is not a list of `key: value`"};
  } catch (const YAML::Exception& e) {
    error = {e.mark.is_null() ? 0 : e.mark.line + 1, "invalid YAML: " + e.msg};
  } catch (const std::exception& e) {
    error = {0, std::string("invalid YAML: ") + e.what()};
  }
  return false;
}

}  // namespace mobysearch
