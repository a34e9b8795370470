// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/values/readers.h"
#include "indexer/values/yaml_events.h"
#include "indexer/values/yaml_scalar.h"

namespace mobysearch {
namespace {

using Kind = Value::Kind;

constexpr std::size_t kMaxNodes = 20'000;
constexpr std::size_t kBytesPerNode = 1024;  ///< a longer text counts as several values

/// A value and what a copy of it costs.
struct Node {
  Value value;
  std::size_t count = 0;   ///< values in it
  std::size_t height = 0;  ///< levels below it
};

/// A map in the making, which finds its keys fast however many there are.
class MapBuilder {
 public:
  explicit MapBuilder(Value& map) : map_(map) {}

  /// Whether no entry had this key yet, merged ones aside.
  bool is_first(const std::string& key) { return keys_.insert(key).second; }

  void set(const std::string& key, Value value) {
    const auto [found, is_new] = places_.emplace(key, map_.map.size());
    if (is_new) {
      map_.map.push_back({key, std::move(value)});
    } else {
      map_.map[found->second].value = std::move(value);
    }
  }

  void merge(const Value& from) {
    for (const auto& [key, value] : from.map) set(key, value);
  }

 private:
  Value& map_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_set<std::string> keys_;
};

/// Events to values, as Psych::Visitors::ToRuby does it.
class Composer {
 public:
  Composer(std::string_view text, bool as_text) : events_(text), as_text_(as_text) {}

  /// The map that the first document is; its end is read, what follows is not.
  Value document() {
    events_.next();  // the stream's start
    if (events_.next().type == YAML_STREAM_END_EVENT) return Value(Kind::kMap);
    const yaml_event_t& first = events_.next();
    const SourcePlace place = place_of(first);
    Value value = node(first, 0).value;
    events_.next();
    if (value.is_null() || value.is_false()) return Value(Kind::kMap);
    if (value.is_map()) return value;
    fail_at(place, "must be a mapping, `key: value`", ValueError::Kind::kNoMap);
  }

 private:
  static int line_of(const yaml_event_t& event) {
    return static_cast<int>(event.start_mark.line) + 1;
  }
  static SourcePlace place_of(const yaml_event_t& event) {
    return {line_of(event), static_cast<int>(event.start_mark.column) + 1};
  }
  [[noreturn]] static void fail_at(SourcePlace place, std::string reason,
                                   ValueError::Kind kind = ValueError::Kind::kInvalid) {
    throw ValueError{place.line, std::move(reason), place.column, kind};
  }
  static std::string text_of(const yaml_char_t* text) {
    return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
  }

  void charge(std::size_t count, std::size_t depth, SourcePlace place) {
    count_ += count;
    if (count_ > kMaxNodes) fail_at(place, "holds too many values", ValueError::Kind::kLimit);
    if (depth > kMaxLevels) fail_at(place, "is nested too deeply", ValueError::Kind::kLimit);
  }

  Node node(const yaml_event_t& event, std::size_t depth) {
    if (event.type == YAML_ALIAS_EVENT) return alias(event, depth);
    charge(1, depth, place_of(event));
    if (event.type == YAML_SCALAR_EVENT) return scalar(event);
    return event.type == YAML_SEQUENCE_START_EVENT ? list(event, depth) : map(event, depth);
  }

  Node alias(const yaml_event_t& event, std::size_t depth) {
    const std::string name = text_of(event.data.alias.anchor);
    const auto found = anchors_.find(name);
    if (found == anchors_.end()) {
      fail_at(place_of(event), "*" + name + " stands for nothing: there is no &" + name);
    }
    Node& anchored = anchored_[found->second];
    if (anchored.count == 0) {
      fail_at(place_of(event), "*" + name + " contains itself", ValueError::Kind::kLimit);
    }
    charge(anchored.count, depth + anchored.height, place_of(event));
    Node copy = anchored;
    copy.value.line = line_of(event);
    return copy;
  }

  Node scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    std::string text(reinterpret_cast<const char*>(data.value), data.length);
    const std::size_t more = text.size() / kBytesPerNode;
    charge(more, 0, place_of(event));
    Node node{{}, 1 + more, 0};
    if (as_text_ || data.quoted_implicit != 0) {
      const bool null = data.plain_implicit != 0 && plain_yaml_scalar(text).is_null();
      node.value.kind = null ? Kind::kNull : Kind::kString;
      if (!null) node.value.text = std::move(text);
    } else if (data.tag == nullptr) {
      node.value = plain_yaml_scalar(text);
    } else {
      node.value = tagged_yaml_scalar(text_of(data.tag), text, place_of(event));
    }
    node.value.line = line_of(event);
    return finish(std::move(node), anchor(data.anchor));
  }

  Node list(const yaml_event_t& event, std::size_t depth) {
    const auto& data = event.data.sequence_start;
    Node node = begin(Kind::kList, text_of(data.tag), place_of(event));
    const std::size_t place = anchor(data.anchor);
    for (const auto* next = &events_.next(); next->type != YAML_SEQUENCE_END_EVENT;
         next = &events_.next()) {
      Node item = this->node(*next, depth + 1);
      include(node, item);
      node.value.list.push_back(std::move(item.value));
    }
    return finish(std::move(node), place);
  }

  Node map(const yaml_event_t& event, std::size_t depth) {
    const auto& data = event.data.mapping_start;
    Node node = begin(Kind::kMap, text_of(data.tag), place_of(event));
    const std::size_t place = anchor(data.anchor);
    MapBuilder builder(node.value);
    for (const auto* next = &events_.next(); next->type != YAML_MAPPING_END_EVENT;
         next = &events_.next()) {
      entry(*next, depth, node, builder);
    }
    return finish(std::move(node), place);
  }

  void entry(const yaml_event_t& event, std::size_t depth, Node& into, MapBuilder& builder) {
    const SourcePlace place = place_of(event);
    const bool never_merges =
        event.type == YAML_SCALAR_EVENT && text_of(event.data.scalar.tag) == kYamlStringTag;
    Node key = node(event, depth + 1);
    --count_;  // a key is no value of its own
    const yaml_event_t& next = events_.next();
    const bool is_list = next.type == YAML_SEQUENCE_START_EVENT;
    Node value = node(next, depth + 1);
    include(into, value);
    into.count += key.count - 1;
    if (key.value.is_list() || key.value.is_map()) return;
    const bool merges = key.value.is_string() && key.value.text == "<<" && !never_merges;
    if (merges && merge(value.value, is_list, builder)) return;
    if (as_text_ && !builder.is_first(key.value.text)) {
      fail_at(place, "'" + key.value.text + "' is here for the second time");
    }
    value.value.line = key.value.line;
    builder.set(key.value.text, std::move(value.value));
  }

  /// `<<: *base` or `<<: [*first, *second]`: as an entry, it replaces what earlier ones say and is
  /// replaced by later ones. Whether there was a map, or only maps, to merge.
  static bool merge(const Value& from, bool is_list, MapBuilder& builder) {
    if (from.is_map()) builder.merge(from);
    if (from.is_map() || !is_list) return from.is_map();
    if (!std::all_of(from.list.begin(), from.list.end(), [](auto& v) { return v.is_map(); })) {
      return false;
    }
    std::for_each(from.list.rbegin(), from.list.rend(), [&](auto& map) { builder.merge(map); });
    return true;
  }

  Node begin(Kind kind, const std::string& tag, SourcePlace place) const {
    if (!as_text_) refuse_yaml_tag(tag, kind, place);
    Node node{Value(kind), 1, 0};
    node.value.line = place.line;
    return node;
  }

  static void include(Node& into, const Node& part) {
    into.count += part.count;
    into.height = std::max(into.height, part.height + 1);
  }

  /// Remembers that from here on `name` is the node at hand, which is not complete yet. Returns a
  /// place for it; 0 stands for no name.
  std::size_t anchor(const yaml_char_t* name) {
    if (name == nullptr) return 0;
    anchored_.emplace_back();
    return anchors_[text_of(name)] = anchored_.size() - 1;
  }

  Node finish(Node node, std::size_t place) {
    if (place != 0) anchored_[place] = node;
    return node;
  }

  YamlEvents events_;
  const bool as_text_;
  std::size_t count_ = 0;
  std::unordered_map<std::string, std::size_t> anchors_;  ///< places in anchored_
  std::vector<Node> anchored_ = std::vector<Node>(1);     ///< its count is 0: incomplete
};

ValueResult read(std::string_view text, bool as_text) {
  try {
    return Composer(text, as_text).document();
  } catch (ValueError& error) {
    if (error.kind != ValueError::Kind::kNoMap) error.reason.insert(0, "invalid YAML: ");
    return tl::make_unexpected(std::move(error));
  }
}

}  // namespace

ValueResult read_yaml(std::string_view text) { return read(text, false); }
ValueResult read_yaml_as_text(std::string_view text) { return read(text, true); }

}  // namespace mobysearch
