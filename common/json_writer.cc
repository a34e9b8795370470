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
/// should not (C1 controls, line separators, bidi overrides). Without a branch, for find_special().
constexpr bool is_special(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20) | (byte == '"') | (byte == '\\') | (byte == 0x7F) | (byte == 0xC2) |
         (byte == 0xE2);
}

/// Where the first special byte at or after `at` stands; the text's end if there is none. Compilers
/// make a block one comparison.
std::size_t find_special(std::string_view text, std::size_t at) {
  constexpr std::size_t kBlock = 16;
  const auto block_has_special = [&] {
    bool special = false;
    for (std::size_t i = 0; i < kBlock; ++i) special |= is_special(text[at + i]);
    return special;
  };
  while (at + kBlock <= text.size() && !block_has_special()) at += kBlock;
  while (at < text.size() && !is_special(text[at])) ++at;
  return at;
}

/// The code point of an unwelcome character at the start of `text` and its length, or 0.
unsigned unwelcome(std::string_view text, std::size_t& length) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(0) == 0xC2 && byte(1) < 0xA0) {
    length = 2;
    return byte(1);
  }
  const unsigned code = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  const bool odd = (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  length = 3;
  return byte(0) == 0xE2 && odd ? code : 0;
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
  for (std::size_t i = find_special(text, 0); i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    std::size_t length = 1;
    const unsigned code = byte >= 0x80 ? unwelcome(text.substr(i), length) : byte;
    if (code != 0 || byte == 0) {
      out_ += text.substr(plain, i - plain);
      if (byte == '"' || byte == '\\') {
        out_ += '\\';
        out_ += text[i];
      } else if (byte == '\n') {
        out_ += "\\n";
      } else {
        out_ += fmt::format("\\u{:04x}", code);
      }
      plain = i + length;
    }
    i = find_special(text, code != 0 || byte == 0 ? plain : i + 1);
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
