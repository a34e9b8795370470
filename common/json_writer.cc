// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

/// Whether a byte may begin a character that is escaped: 0xC2 a C1 control, 0xE2 a line separator
/// or bidi control.
constexpr auto kMayBeEscaped = [] {
  std::array<bool, 256> table{};
  std::fill_n(table.begin(), 0x20, true);
  for (const char c : {'"', '\\', '\x7F', '\xC2', '\xE2'})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool may_be_escaped(char c) { return kMayBeEscaped[static_cast<unsigned char>(c)]; }

bool is_escaped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

void JsonWriter::separate(std::string_view key) {
  if (!out_.empty() && out_.back() != '{' && out_.back() != '[') out_ += ',';
  if (key.empty()) return;
  out_ += '"';
  out_ += key;
  out_ += "\":";
}

void JsonWriter::add(std::string_view key, std::string_view json) {
  separate(key);
  out_ += json;
}

void JsonWriter::quoted(std::string_view text) {
  out_ += '"';
  for (;;) {
    const auto special = std::find_if(text.begin(), text.end(), may_be_escaped);
    out_.append(text.begin(), special);
    text.remove_prefix(static_cast<std::size_t>(special - text.begin()));
    if (text.empty()) break;
    const CodePoint c = decode_utf8(text);
    if (c.value == '"' || c.value == '\\') {
      (out_ += '\\') += text.front();
    } else if (c.value == '\n') {
      out_ += "\\n";
    } else if (is_escaped(c.value)) {
      out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c.value));
    } else {
      out_ += text.substr(0, c.length);
    }
    text.remove_prefix(c.length);
  }
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
  add(key, fmt::format_int(value).str());
}

void JsonWriter::real(std::string_view key, double value) {
  add(key, fmt::format("{:.3f}", value));  // format_to() is not in the library as clang names it
}

}  // namespace mobysearch
