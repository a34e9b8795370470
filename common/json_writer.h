// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// Writes JSON straight into a string, without a tree. The caller keeps the nesting right, and
/// passes no key for what stands in an array. Keys are written as they are. Strings must be valid
/// UTF-8; control characters, line separators and bidi controls are escaped.
class JsonWriter {
 public:
  void open_object(std::string_view key = {}) { add(key, "{"); }
  void close_object() { out_ += '}'; }
  void open_array(std::string_view key = {}) { add(key, "["); }
  void close_array() { out_ += ']'; }
  /// An array of an object for each of `items`, whose members `write(item)` writes.
  template <class Items, class Write>
  void objects(std::string_view key, const Items& items, const Write& write) {
    open_array(key);
    for (const auto& item : items) {
      open_object();
      write(item);
      close_object();
    }
    close_array();
  }
  void strings(std::string_view key, const std::vector<std::string>& values);
  void string(std::string_view key, std::string_view value);
  void string(std::string_view value) { string({}, value); }
  void integer(std::string_view key, std::int64_t value);
  void real(std::string_view key, double value);  ///< with three decimals
  void boolean(std::string_view key, bool value) { add(key, value ? "true" : "false"); }
  void null(std::string_view key) { add(key, "null"); }
  void string_or_null(std::string_view key, const std::optional<std::string>& value) {
    value ? string(key, *value) : null(key);
  }
  /// Makes room for a document of so many bytes.
  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  std::string take() { return std::move(out_); }

 private:
  void separate(std::string_view key);
  void add(std::string_view key, std::string_view json);
  void quoted(std::string_view text);

  std::string out_;
};

}  // namespace mobysearch
