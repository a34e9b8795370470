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
  struct Member;

  Kind kind = Kind::kNull;
  int line = 0;      ///< of YAML and TOML: where its key stands, or itself, counted from 1
  std::string text;  ///< of a scalar; "true" or "false" of a boolean
  std::vector<Value> list;
  std::vector<Member> map;  ///< names are unique
  /// A map that this one, which has no members, stands for; it lives longer.
  const Value* stands_for = nullptr;

  Value() = default;
  explicit Value(Kind its_kind, std::string its_text = {});
  /// A map that is cheap to copy, as a document in many lists is.
  static Value standing_for(const Value& map);

  bool is_null() const { return kind == Kind::kNull; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }
  bool is_empty_map() const { return is_map() && map.empty() && stands_for == nullptr; }
  bool is_scalar() const { return !is_null() && !is_list() && !is_map(); }
  bool is_true() const { return kind == Kind::kBool && text == "true"; }
  bool is_false() const { return kind == Kind::kBool && text == "false"; }

  /// The member of a map, or nullptr.
  const Value* find(std::string_view name) const;
  /// The member of a map, or null.
  const Value& get(std::string_view name) const;
  /// Text of the scalar member `name`, or "".
  std::string text_of(std::string_view name) const;
  void set(std::string_view name, Value value);
};

struct Value::Member {
  std::string name;
  Value value;
};

Value text_value(std::string_view text);

/// Where in a text something stands, counted from 1; 0 when unknown.
struct SourcePlace {
  int line = 0;
  int column = 0;  ///< in characters
};

/// Why a text is not YAML, TOML or JSON, or is not read.
struct ValueError {
  enum class Kind {
    kInvalid,  ///< it is none
    kNoMap,    ///< it is a list or a scalar
    kLimit     ///< it is more than is read here, though others may read it
  };
  int line = 0;  ///< as in SourcePlace
  std::string reason;
  int column = 0;
  Kind kind = Kind::kInvalid;
};
/// The reason, with the column if that is known.
std::string reason_with_column(const ValueError& error);

/// What `from` says wins; maps merge deeply, and a null leaves what was there
/// (Jekyll::Utils.deep_merge_hashes).
void merge_values(Value& into, const Value& from);

}  // namespace mobysearch
