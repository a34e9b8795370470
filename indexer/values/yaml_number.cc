// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/values/yaml_scalar.h"

namespace mobysearch {
namespace {

bool only(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

std::string without_separators(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '_' || c == ','; });
  return out;
}

bool is_sign(std::string_view text) { return !text.empty() && (text[0] == '-' || text[0] == '+'); }

/// Float#to_s: 1.0, 1.0e+20, 2.0e-05.
std::string float_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  std::string text = fmt::format("{:#}", value);
  replace_all(text, ".e", ".0e");
  return text;
}

double to_double(const std::string& digits) { return std::strtod(digits.c_str(), nullptr); }

/// ScalarScanner::FLOAT: [-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][-+][0-9]+)?
std::optional<std::string> real(std::string_view text) {
  std::string_view rest = text;
  take_any(rest, "-+");
  const std::string_view whole = take_run(rest, "0123456789_,");
  if (!take_any(rest, ".") || (!whole.empty() && !is_digit(whole[0]))) return std::nullopt;
  const std::string_view fraction = take_run(rest, kAsciiDigits);
  const bool ends =
      rest.empty() || (take_any(rest, "eE") && take_any(rest, "-+") && all_digits(rest));
  if (!ends || (whole.empty() && fraction.empty())) return std::nullopt;
  return float_text(to_double(without_separators(text)));
}

/// Integer(): the number's digits in `base`, as a decimal.
std::optional<std::string> in_base(std::string_view text, int base, bool negative) {
  const std::string digits = without_separators(text);
  unsigned long long value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  const bool large = error == std::errc::result_out_of_range && base == 10;
  if (!large && (error != std::errc() || stop != end)) return std::nullopt;
  if (value == 0 && !large) return "0";
  return (negative ? "-" : "") + (large ? digits : std::to_string(value));
}

/// [1-9](?:[0-9]|,[0-9]|_[0-9])*
bool is_grouped(std::string_view text) {
  bool digit = false;
  for (const char c : text) {
    if (!is_digit(c) && !(digit && (c == ',' || c == '_'))) return false;
    digit = is_digit(c);
  }
  return digit && text[0] != '0';
}

/// ScalarScanner::INTEGER: 0b[0-1_,]+, 0[0-7_,]+, decimal, 0x[0-9a-fA-F_,]+, each with a sign.
std::optional<std::string> integer(std::string_view text) {
  const bool negative = text[0] == '-';
  if (is_sign(text)) text.remove_prefix(1);
  if (text == "0" || is_grouped(text)) return in_base(text, 10, negative);
  if (text.size() < 2 || text[0] != '0') return std::nullopt;
  const std::string_view digits = text.substr(2);
  if (text[1] == 'b' && only(digits, "01_,")) return in_base(digits, 2, negative);
  const bool hex = text[1] == 'x' && only(digits, "0123456789abcdefABCDEF_,");
  if (hex) return in_base(digits, 16, negative);
  return only(text, "01234567_,") ? in_base(text, 8, negative) : std::nullopt;
}

/// String#to_i and #to_f: as much of the text as is a number, with single underscores in it.
std::string leading_number(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool next_is_digit = i + 1 < text.size() && is_digit(text[i + 1]);
    const bool joins = text[i] == '_' || text[i] == '.';
    if (!is_digit(text[i]) && !(joins && next_is_digit && i > 0 && is_digit(text[i - 1]))) break;
    if (text[i] != '_') out += text[i];
  }
  return out;
}

/// [-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}, the last part perhaps followed by \.[0-9_]*
bool is_base_60(const std::vector<std::string_view>& parts, std::string_view fraction) {
  if (parts.size() < 2 || parts.size() > 3 || !only(fraction, "0123456789_")) return false;
  const std::string_view first = is_sign(parts[0]) ? parts[0].substr(1) : parts[0];
  if (first.empty() || !is_digit(first[0]) || !only(first, "0123456789_")) return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    return all_digits(part) && (part.size() == 1 || (part.size() == 2 && part[0] < '6'));
  });
}

/// Base 60 as Psych counts: 1:30 is 5400, and a sign is the first part's alone.
std::optional<std::string> sexagesimal(std::string_view text) {
  constexpr std::size_t kMaxDigits = 14;
  const auto point = std::min(text.find('.'), text.size());
  std::vector<std::string_view> parts = split(text.substr(0, point), ':');
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  if (!is_base_60(parts, fraction)) return std::nullopt;
  const bool real = point < text.size();
  parts.back() = text.substr(static_cast<std::size_t>(parts.back().data() - text.data()));
  long long whole = 0;
  double sum = 0;
  int unit = 3600;
  for (std::string_view part : parts) {
    const int sign = part[0] == '-' ? -1 : 1;
    if (is_sign(part)) part.remove_prefix(1);
    const std::string number = leading_number(part);
    if (!real && number.size() > kMaxDigits) return std::nullopt;
    if (real) sum += sign * to_double(number) * unit;
    if (!real) whole += sign * std::atoll(number.c_str()) * unit;
    unit /= 60;
  }
  return real ? float_text(sum) : std::to_string(whole);
}

}  // namespace

std::optional<std::string> yaml_number(std::string_view text) {
  if (text.empty() || !(is_digit(text[0]) || is_sign(text) || text[0] == '.')) return std::nullopt;
  const std::string lower = ascii_lower(text);
  if (lower == ".inf" || lower == "+.inf") return "Infinity";
  if (lower == "-.inf") return "-Infinity";
  if (lower == ".nan") return "NaN";
  if (auto value = sexagesimal(text)) return value;
  if (auto value = real(text)) return value;
  return integer(text);
}

std::optional<std::string> yaml_float(std::string_view text) {
  std::string digits;
  text = trim(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between_digits =
        i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (text[i] != '_' || !between_digits) digits += text[i];
  }
  const char* begin = digits.c_str() + (digits.starts_with("+") ? 1 : 0);
  if (digits == "Infinity" || digits == "-Infinity" || digits == "NaN") return digits;
  double value = 0;
  const char* end = digits.c_str() + digits.size();
  const auto [stop, error] = std::from_chars(begin, end, value);
  const bool is_number = error == std::errc() && stop == end;
  return is_number && std::isfinite(value) ? std::optional(float_text(value)) : std::nullopt;
}

}  // namespace mobysearch
