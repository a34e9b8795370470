// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_scalar.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/values/yaml_number.h"
#include "indexer/values/yaml_timestamp.h"

namespace mobysearch {
namespace {

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
    return std::any_of(lines.begin(), lines.end(),
                       [&](std::string_view line) { return in_word_list(line, words); });
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

}  // namespace

Value plain_yaml_scalar(const std::string& text) {
  using Kind = Value::Kind;
  if (text.empty()) return {};
  if (text.size() <= 4 * kLongestWord) {
    if (auto value = word(text)) return std::move(*value);
  }
  const bool one_line = text.find('\n') == std::string::npos;
  if (one_line && is_yaml_timestamp(text)) return Value(Kind::kTimestamp, text);
  if (one_line) {
    if (auto number = yaml_number(text)) return Value(Kind::kNumber, std::move(*number));
  }
  return Value(Kind::kString, text);
}

}  // namespace mobysearch
