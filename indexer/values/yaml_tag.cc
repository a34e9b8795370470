// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_tag.h"

#include <algorithm>
#include <optional>

#include "common/text/ascii.h"
#include "indexer/values/yaml_events.h"
#include "indexer/values/yaml_number.h"
#include "indexer/values/yaml_scalar.h"

namespace mobysearch {
namespace {

constexpr std::string_view kTextTags =
    "!str !str: !ruby/string !ruby/string: tag:yaml.org,2002:str";
/// What is decoded there, and kept as it is here: bytes are no words.
constexpr std::string_view kBinaryTags = "!binary tag:yaml.org,2002:binary";
constexpr std::string_view kFloatTags = "!float tag:yaml.org,2002:float";
constexpr std::string_view kMapOfObjectsTags =
    "!set !omap tag:yaml.org,2002:set tag:yaml.org,2002:omap";

/// `!ruby/object:Name`, `!str:Name`, `!seq:Name` and `!map:Name`: only Ruby has these classes.
bool asks_for_ruby_object(std::string_view tag) {
  if (in_word_list(tag, kTextTags) || tag == "!ruby/object:Hash") return false;
  constexpr std::string_view kPrefixes[] = {"!ruby/", "!str:", "!seq:", "!map:"};
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes),
                     [&](std::string_view prefix) { return tag.starts_with(prefix); });
}

[[noreturn]] void refuse(std::string_view tag, int line) {
  throw YamlError(line, "the tag " + std::string(tag) + " is not supported");
}

}  // namespace

Value tagged_yaml_scalar(const std::string& tag, const std::string& text, int line) {
  if (in_word_list(tag, kTextTags) || in_word_list(tag, kBinaryTags)) {
    return Value(Value::Kind::kString, text);
  }
  if (asks_for_ruby_object(tag)) refuse(tag, line);
  Value value = plain_yaml_scalar(text);
  if (!in_word_list(tag, kFloatTags)) return value;
  const bool may_be_number = value.kind == Value::Kind::kNumber || value.is_string();
  const auto number = may_be_number ? yaml_float(value.text) : std::nullopt;
  if (!number) throw YamlError(line, tag + " stands before what is no number");
  return Value(Value::Kind::kNumber, *number);
}

void refuse_yaml_tag(std::string_view tag, Value::Kind kind, int line) {
  const bool map = kind == Value::Kind::kMap;
  if (asks_for_ruby_object(tag)) refuse(tag, line);
  if (map && (in_word_list(tag, kMapOfObjectsTags) || in_word_list(tag, kTextTags))) {
    refuse(tag, line);
  }
}

}  // namespace mobysearch
