// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mobysearch {

/// A value of a front matter or configuration, whatever language it was written in. Scalars keep
/// their text and say what YAML 1.1 (as Ruby reads it) takes them for: `no` is a boolean, 'no' is
/// a string.
struct Value {
  enum class Kind { kNull, kBool, kNumber, kTimestamp, kString, kList, kMap };

  Kind kind = Kind::kNull;
  int line = 0;      ///< of YAML and TOML: where its key stands, or itself, counted from 1
  std::string text;  ///< of a scalar; "true" or "false" of a boolean
  std::vector<Value> list;
  std::vector<std::pair<std::string, Value>> map;  ///< keys are unique

  // Defined below: here a Value is not complete, and clang wants that of what is in a pair.
  Value();
  explicit Value(Kind its_kind, std::string its_text = {});
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();

  bool is_null() const { return kind == Kind::kNull; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }
  bool is_scalar() const { return !is_null() && !is_list() && !is_map(); }
  bool is_true() const { return kind == Kind::kBool && text == "true"; }
  bool is_false() const { return kind == Kind::kBool && text == "false"; }

  /// The member of a map, or nullptr.
  const Value* find(std::string_view key) const {
    for (const auto& [name, value] : map) {
      if (name == key) return &value;
    }
    return nullptr;
  }
  /// The same, but a null value counts as absent.
  const Value* get(std::string_view key) const {
    const Value* value = find(key);
    return value == nullptr || value->is_null() ? nullptr : value;
  }
  /// Text of the scalar member `key`, or "".
  std::string text_of(std::string_view key) const {
    const Value* value = get(key);
    return value != nullptr && value->is_scalar() ? value->text : std::string();
  }
  void set(std::string_view key, Value value) {
    for (auto& [name, old] : map) {
      if (name == key) {
        old = std::move(value);
        return;
      }
    }
    map.emplace_back(key, std::move(value));
  }
};

inline Value::Value() = default;
inline Value::Value(Kind its_kind, std::string its_text)
    : kind(its_kind), text(std::move(its_text)) {}
inline Value::Value(const Value&) = default;
inline Value::Value(Value&&) noexcept = default;
inline Value& Value::operator=(const Value&) = default;
inline Value& Value::operator=(Value&&) noexcept = default;
inline Value::~Value() = default;

/// Why a text is not YAML, TOML or JSON. `line` counts from 1 in that text, 0 when unknown.
struct ValueError {
  int line = 0;
  std::string reason;
};

/// What `from` says wins; maps merge deeply, and a null leaves what was there
/// (Jekyll::Utils.deep_merge_hashes).
void merge_values(Value& into, const Value& from);

}  // namespace mobysearch
