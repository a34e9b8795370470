// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mobysearch {

/// Writes JSON straight into a string, without a tree. The caller keeps the nesting right. Strings
/// must be valid UTF-8; control characters, line separators and bidi controls are escaped.
class JsonWriter {
 public:
  void open_object(std::string_view key = {}) { begin(key, '{'); }
  void close_object() { end('}'); }
  void open_array(std::string_view key = {}) { begin(key, '['); }
  void close_array() { end(']'); }
  void string(std::string_view key, std::string_view value);
  void string(std::string_view value) { string({}, value); }
  void integer(std::string_view key, std::int64_t value);
  void real(std::string_view key, double value);
  void boolean(std::string_view key, bool value);
  void null(std::string_view key);
  /// Room for so many bytes.
  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  std::string take() { return std::move(out_); }

 private:
  void separate(std::string_view key);
  void begin(std::string_view key, char bracket);
  void end(char bracket);
  void quoted(std::string_view text);

  std::string out_;
};

}  // namespace mobysearch
