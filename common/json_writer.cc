// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/json_writer.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>

namespace mobysearch {
namespace {

/// Bytes that a JSON string cannot hold as they are; 0xC2 and 0xE2 may begin one that it should not
/// (C1 controls, line separators, bidi overrides).
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (std::size_t i = 0; i < 0x20; ++i) special[i] = true;
  for (const char c : {'"', '\\', '\x7F'}) special[static_cast<std::size_t>(c)] = true;
  special[0xC2] = special[0xE2] = true;
  return special;
}
constexpr auto kSpecial = make_special();

/// Bytes that the processor looks at at once.
using Lanes = std::uint8_t __attribute__((vector_size(16)));

bool has_special(const char* bytes) {
  Lanes some;
  std::memcpy(&some, bytes, sizeof some);
  const auto is = [&](std::uint8_t byte) { return static_cast<Lanes>(some == Lanes{} + byte); };
  const Lanes special = static_cast<Lanes>(some < Lanes{} + 0x20) | is('"') | is('\\') | is(0x7F) |
                        is(0xC2) | is(0xE2);
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), &special, sizeof special);
  return (halves[0] | halves[1]) != 0;
}

/// Where the first special byte at or after `at` stands; the text's end if there is none.
std::size_t first_special(std::string_view text, std::size_t at) {
  while (at + sizeof(Lanes) <= text.size() && !has_special(text.data() + at)) at += sizeof(Lanes);
  while (at < text.size() && !kSpecial[static_cast<unsigned char>(text[at])]) ++at;
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

void JsonWriter::end(char bracket) { out_ += bracket; }

void JsonWriter::quoted(std::string_view text) {
  out_ += '"';
  std::size_t plain = 0;
  for (std::size_t i = first_special(text, 0); i < text.size();) {
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
    i = first_special(text, code != 0 || byte == 0 ? plain : i + 1);
  }
  out_ += text.substr(plain);
  out_ += '"';
}

void JsonWriter::string(std::string_view key, std::string_view value) {
  separate(key);
  quoted(value);
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
