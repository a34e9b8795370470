// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_scalar.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;

constexpr std::size_t kLongestWord = 5;  ///< in characters

/// Words are found by /^(yes|true|on)$/i and the like: of a text of several lines, one will do,
/// unless a line begins with none of their letters.
std::optional<Value> word(const std::string& text) {
  std::string lower = ascii_lower(text);
  replace_all(lower, "ſ", "s");  // the one other letter that is one of theirs for /i
  if (lower.size() > kLongestWord) return std::nullopt;
  if (lower == "~") return Value();
  const std::vector<std::string_view> lines = split(lower, '\n');
  const auto any_is = [&](std::string_view words) {
    return std::ranges::any_of(lines, [&](auto line) { return in_word_list(line, words); });
  };
  const bool stranger = std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return line.find_first_of("ytonf~") != 0;
  });
  if (stranger) return std::nullopt;
  if (any_is("null")) return Value();
  if (any_is("yes true on")) return Value(Value::Kind::kBool, "true");
  if (any_is("no false off")) return Value(Value::Kind::kBool, "false");
  return std::nullopt;
}

constexpr std::string_view kTextTags =
    "!str !str: !ruby/string !ruby/string: tag:yaml.org,2002:str";
/// What is decoded there, and kept as it is here: bytes are no words.
constexpr std::string_view kBinaryTags = "!binary tag:yaml.org,2002:binary";
constexpr std::string_view kFloatTags = "!float tag:yaml.org,2002:float";
constexpr std::string_view kMapOfObjectsTags =
    "!set !omap tag:yaml.org,2002:set tag:yaml.org,2002:omap";

/// Tags of scalars for which Psych makes an object of a class that Jekyll does not permit.
constexpr std::string_view kScalarObjectTags =
    "!ruby/object:BigDecimal !ruby/object:Complex !ruby/object:DateTime !ruby/object:Rational "
    "!ruby/class !ruby/encoding !ruby/module !ruby/range !ruby/regexp";

/// Whether Psych makes an object of one of Ruby's classes, which depends on what has the tag: to a
/// scalar, `!ruby/object:Name` says nothing.
bool asks_for_ruby_object(std::string_view tag, Value::Kind kind) {
  if (in_word_list(tag, kTextTags) || tag == "!ruby/object:Hash") return false;
  const auto begins_with = [&](std::initializer_list<std::string_view> prefixes) {
    return std::ranges::any_of(prefixes, [&](auto prefix) { return tag.starts_with(prefix); });
  };
  if (kind == Value::Kind::kMap) return begins_with({"!ruby/", "!str:", "!seq:", "!map:"});
  if (kind == Value::Kind::kList) return begins_with({"!ruby/array:", "!seq:"});
  return in_word_list(tag, kScalarObjectTags) ||
         begins_with({"!ruby/string:", "!ruby/sym", "!str:"});
}

[[noreturn]] void refuse(std::string_view tag, SourcePlace place) {
  throw ValueError{place.line,
                   "the tag " + std::string(tag) +
                       " is not supported: take it away, or put the "
                       "value in quotation marks",
                   place.column};
}

}  // namespace

Value plain_yaml_scalar(const std::string& text) {
  if (text.empty()) return {};
  if (text.size() <= 4 * kLongestWord) {
    if (auto value = word(text)) return std::move(*value);
  }
  if (text.find('\n') != std::string::npos) return Value(Kind::kString, text);
  if (is_yaml_timestamp(text)) return Value(Kind::kTimestamp, text);
  if (auto number = yaml_number(text)) return Value(Kind::kNumber, std::move(*number));
  return Value(Kind::kString, text);
}

Value tagged_yaml_scalar(const std::string& tag, const std::string& text, SourcePlace place) {
  if (in_word_list(tag, kTextTags) || in_word_list(tag, kBinaryTags)) {
    return Value(Value::Kind::kString, text);
  }
  if (asks_for_ruby_object(tag, Value::Kind::kString)) refuse(tag, place);
  Value value = plain_yaml_scalar(text);
  if (!in_word_list(tag, kFloatTags)) return value;
  const bool may_be_number = value.kind == Value::Kind::kNumber || value.is_string();
  const auto number = may_be_number ? yaml_float(value.text) : std::nullopt;
  if (!number) {
    throw ValueError{place.line, tag + " stands before what is no number: take it away",
                     place.column};
  }
  return Value(Value::Kind::kNumber, *number);
}

void refuse_yaml_tag(std::string_view tag, Value::Kind kind, SourcePlace place) {
  const bool no_map = in_word_list(tag, kMapOfObjectsTags) || in_word_list(tag, kTextTags);
  const bool refused = asks_for_ruby_object(tag, kind) || (kind == Value::Kind::kMap && no_map);
  if (refused) refuse(tag, place);
}

}  // namespace mobysearch
