// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_scalar.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <optional>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool one_of(const std::string& text, std::initializer_list<const char*> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// \d{4}-\d\d?-\d\d? and, after [Tt ], h:mm:ss with fraction and zone: YAML 1.1's timestamp.
bool is_timestamp(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&](std::size_t least, std::size_t most) {
    const std::size_t begin = at;
    while (at < text.size() && at - begin < most && is_digit(text[at])) ++at;
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

std::string without(std::string_view text, std::string_view characters) {
  std::string out;
  for (const char c : text) {
    if (characters.find(c) == std::string_view::npos) out += c;
  }
  return out;
}

bool only(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

/// The number's digits in `base`, as a decimal; one too large for us keeps its text.
std::optional<std::string> in_base(const std::string& digits, int base) {
  long long value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  if (error == std::errc::result_out_of_range && base == 10) return digits;
  if (error != std::errc() || stop != end) return std::nullopt;
  return std::to_string(value);
}

/// An integer: binary, octal, decimal or hexadecimal, with '_' and ',' between digits.
std::optional<std::string> integer(std::string_view text) {
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') text.remove_prefix(1);
  if (text.empty() || !is_digit(text[0])) return std::nullopt;
  std::optional<std::string> value;
  if (text.size() == 1 || text[0] != '0') {
    const bool separated = only(text, "0123456789_,") && is_digit(text.back()) &&
                           text.find("__") == text.npos && text.find(",,") == text.npos;
    if (separated) value = in_base(without(text, "_,"), 10);
  } else if (text[1] == 'b' && only(text.substr(2), "01_,")) {
    value = in_base(without(text.substr(2), "_,"), 2);
  } else if (text[1] == 'x' && only(text.substr(2), "0123456789abcdefABCDEF_,")) {
    value = in_base(without(text.substr(2), "_,"), 16);
  } else if (only(text.substr(1), "01234567_,")) {
    value = in_base(without(text, "_,"), 8);
  }
  if (value && negative && *value != "0") value->insert(0, "-");
  return value;
}

/// As Ruby's Float#to_s: 1.0, 1.0e+20, 2.0e-05.
std::string float_text(double value) {
  std::string digits = fmt::format("{:e}", value);
  for (int precision = 0; precision < 17; ++precision) {
    digits = fmt::format("{:.{}e}", value, precision);
    double same = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), same);
    if (same == value) break;
  }
  const auto e = digits.find('e');
  const int exponent = std::stoi(digits.substr(e + 1));
  if (value != 0 && (exponent < -4 || exponent >= 16)) {
    std::string mantissa = digits.substr(0, e);
    if (mantissa.find('.') == std::string::npos) mantissa += ".0";
    return mantissa + fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
  }
  const auto point = digits.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(e - point) - 1;
  return fmt::format("{:.{}f}", value, std::max(1, decimals - exponent));
}

/// Digits with a point, and an exponent only with its sign.
std::optional<std::string> real(std::string_view text) {
  const auto point = text.find('.');
  if (point == std::string_view::npos) return std::nullopt;
  std::string_view whole = text.substr(0, point);
  if (!whole.empty() && (whole[0] == '-' || whole[0] == '+')) whole.remove_prefix(1);
  if (!whole.empty() && (!is_digit(whole[0]) || !only(whole, "0123456789_,"))) return std::nullopt;
  std::string_view fraction = text.substr(point + 1);
  std::string exponent;
  if (const auto e = fraction.find_first_of("eE"); e != std::string_view::npos) {
    exponent = fraction.substr(e + 1);
    if (exponent.size() < 2 || (exponent[0] != '-' && exponent[0] != '+')) return std::nullopt;
    if (!only(std::string_view(exponent).substr(1), "0123456789")) return std::nullopt;
    fraction = fraction.substr(0, e);
  }
  if (!fraction.empty() && !only(fraction, "0123456789")) return std::nullopt;
  if (whole.empty() && fraction.empty()) return std::nullopt;
  std::string plain =
      (text[0] == '-' ? "-0" : "0") + without(whole, "_,") + "." + std::string(fraction) + "0";
  if (!exponent.empty()) plain += "e" + exponent;
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc()) return std::nullopt;
  return float_text(value);
}

/// Base 60: 1:30 is 5400, as Psych counts.
std::optional<std::string> sexagesimal(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return std::nullopt;
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') text.remove_prefix(1);
  long long value = 0;
  int unit = 3600;
  for (int parts = 0; !text.empty(); ++parts, unit /= 60) {
    const std::string_view part = text.substr(0, text.find(':'));
    if (!only(part, "0123456789") || part.size() > (parts == 0 ? 12 : 2) || parts > 2) {
      return std::nullopt;
    }
    if (parts > 0 && part.size() == 2 && part[0] > '5') return std::nullopt;
    value += std::stoll(std::string(part)) * unit;
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
  return std::to_string(negative ? -value : value);
}

std::optional<std::string> number(const std::string& text) {
  const char first = text[0];
  if (!is_digit(first) && first != '.' && first != '-' && first != '+') return std::nullopt;
  if (one_of(fold_case(text), {".inf", "+.inf"})) return "Infinity";
  if (fold_case(text) == "-.inf") return "-Infinity";
  if (fold_case(text) == ".nan") return "NaN";
  if (auto value = sexagesimal(text)) return value;
  if (auto value = real(text)) return value;
  return integer(text);
}

Value make(Value::Kind kind, std::string text) {
  Value value;
  value.kind = kind;
  value.text = std::move(text);
  return value;
}

}  // namespace

Value plain_yaml_scalar(const std::string& text) {
  using Kind = Value::Kind;
  const std::string lower = text.size() <= 5 ? fold_case(text) : text;
  if (text.empty() || one_of(lower, {"~", "null"})) return {};
  if (one_of(lower, {"true", "yes", "on"})) return make(Kind::kBool, "true");
  if (one_of(lower, {"false", "no", "off"})) return make(Kind::kBool, "false");
  if (is_timestamp(text)) return make(Kind::kTimestamp, text);
  if (auto value = number(text)) return make(Kind::kNumber, std::move(*value));
  return make(Kind::kString, text);
}

}  // namespace mobysearch
