// SPDX-License-Identifier: GPL-2.0-or-later
#include <yaml-cpp/yaml.h>

#include <vector>

#include "indexer/values/value_reader.h"
#include "indexer/values/yaml_scalar.h"

namespace mobysearch {
namespace {

constexpr int kMaxNodes = 20'000;  ///< aliases count each time they are followed
constexpr int kMaxDepth = 30;

class Converter {
 public:
  Value convert(const YAML::Node& node, int depth = 0) {
    if (++nodes_ > kMaxNodes || depth > kMaxDepth) {
      throw YAML::RepresentationException(node.Mark(), "too many or too deeply nested values");
    }
    Value value;
    if (node.IsScalar()) {
      if (node.Tag() != "!" && node.Tag().find("str") == std::string::npos) {
        return plain_yaml_scalar(node.Scalar());
      }
      value.kind = Value::Kind::kString;
      value.text = node.Scalar();
    } else if (node.IsSequence()) {
      value.kind = Value::Kind::kList;
      for (const auto& item : node) value.list.push_back(convert(item, depth + 1));
    } else if (node.IsMap()) {
      value.kind = Value::Kind::kMap;
      for (const auto& entry : node) {
        if (!entry.first.IsScalar()) continue;
        value.set(entry.first.Scalar(), convert(entry.second, depth + 1));
      }
      add_merged(value);
    }
    return value;
  }

 private:
  /// `<<: *base`: what another map says, where this one says nothing.
  static void add_merged(Value& value) {
    const Value* merged = value.find("<<");
    if (merged == nullptr) return;
    const Value copy = *merged;
    std::vector<Value> maps = copy.list;
    if (copy.is_map()) maps.push_back(copy);
    for (const Value& map : maps) {
      for (const auto& [key, other] : map.map) {
        if (value.find(key) == nullptr) value.set(key, other);
      }
    }
  }

  int nodes_ = 0;
};

}  // namespace

bool read_yaml(std::string_view text, Value& value, ValueError& error) {
  try {
    value = Converter().convert(YAML::Load(std::string(text)));
    if (value.is_null()) value.kind = Value::Kind::kMap;
    if (value.is_map()) return true;
    error = {1, "is not a list of `key: value`"};
  } catch (const YAML::Exception& e) {
    error = {e.mark.is_null() ? 0 : e.mark.line + 1, "invalid YAML: " + e.msg};
  } catch (const std::exception& e) {
    error = {0, std::string("invalid YAML: ") + e.what()};
  }
  return false;
}

}  // namespace mobysearch
