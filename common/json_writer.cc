// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/json_writer.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

namespace mobysearch {
namespace {

/// Bytes that a JSON string cannot hold as they are; 0xC2 and 0xE2 may begin a character that it
/// should not hold (C1 controls, line separators, bidi controls).
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (std::size_t i = 0; i < 0x20; ++i) special[i] = true;
  for (const std::size_t c : {0x22, 0x5C, 0x7F, 0xC2, 0xE2}) special[c] = true;
  return special;
}();

/// Where the first special byte at or after `at` stands; the text's end if there is none.
std::size_t first_special(std::string_view text, std::size_t at) {
  while (at < text.size() && !kSpecial[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

/// What is written for the special byte that `text` starts with, and the bytes that follow it.
struct Escape {
  std::size_t length = 0;  ///< of what it replaces; 0: the character may stand
  std::string text = {};
};
Escape escape_of(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  switch (byte(0)) {
    case '"':
      return {1, "\\\""};
    case '\\':
      return {1, "\\\\"};
    case '\n':
      return {1, "\\n"};
    case 0xC2:
      if (byte(1) >= 0xA0) return {};
      return {2, fmt::format("\\u{:04x}", byte(1))};
    case 0xE2: {
      const unsigned code = 0x2000U | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
      const bool odd = (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
      return odd ? Escape{3, fmt::format("\\u{:04x}", code)} : Escape{};
    }
    default:
      return {1, fmt::format("\\u{:04x}", byte(0))};
  }
}

}  // namespace

void JsonWriter::separate(std::string_view key) {
  if (!out_.empty() && out_.back() != '{' && out_.back() != '[') out_ += ',';
  if (key.empty()) return;
  out_ += '"';
  out_ += key;
  out_ += "\":";
}

void JsonWriter::begin(std::string_view key, char bracket) {
  separate(key);
  out_ += bracket;
}

void JsonWriter::quoted(std::string_view text) {
  out_ += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; (i = first_special(text, i)) < text.size();) {
    const Escape escape = escape_of(text.substr(i));
    if (escape.length == 0) {
      ++i;
      continue;
    }
    out_ += text.substr(plain, i - plain);
    out_ += escape.text;
    plain = i += escape.length;
  }
  out_ += text.substr(plain);
  out_ += '"';
}

void JsonWriter::string(std::string_view key, std::string_view value) {
  separate(key);
  quoted(value);
}
void JsonWriter::strings(std::string_view key, const std::vector<std::string>& values) {
  open_array(key);
  for (const std::string& value : values) string(value);
  close_array();
}
void JsonWriter::integer(std::string_view key, std::int64_t value) {
  separate(key);
  std::array<char, std::numeric_limits<std::int64_t>::digits10 + 2> digits;  // and a sign
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
}
void JsonWriter::real(std::string_view key, double value) {
  separate(key);
  out_ += fmt::format("{:.3f}", value);  // format_to() is not in the library as clang names it
}
void JsonWriter::boolean(std::string_view key, bool value) {
  separate(key);
  out_ += value ? "true" : "false";
}
void JsonWriter::null(std::string_view key) {
  separate(key);
  out_ += "null";
}

}  // namespace mobysearch
