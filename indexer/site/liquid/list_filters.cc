// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/list_filters.h"

#include <algorithm>
#include <cstdlib>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/liquid/loops.h"
#include "indexer/site/liquid/sorting.h"
#include "indexer/site/liquid/value_text.h"

namespace mobysearch {
namespace {

using List = std::vector<Value>;

constexpr std::size_t kItemWork = 150;  ///< what evaluating an expression costs at least

struct Call {
  const List& list;
  const Value& first;
  const Value& second;
  const LiquidScope& scope;
};

Value list_of(List items) {
  Value value(Value::Kind::kList);
  value.list = std::move(items);
  return value;
}

Value sorted(const Call& call) {
  return list_of(sorted_values(call.list, {call.first.text, call.second.text == "last"}));
}

Value sorted_in_any_case(const Call& call) {
  return list_of(sorted_values(call.list, {call.first.text, false, true}));
}

/// Jekyll compares as text, and looks into lists.
bool has_property(const Value& item, const Value& path, const Value& wanted) {
  const Value& value = liquid_property(item, path.text);
  if (wanted.is_null()) return value.is_null();
  const auto same = [&](const Value& one) { return one.is_scalar() && one.text == wanted.text; };
  return value.is_list() ? std::any_of(value.list.begin(), value.list.end(), same) : same(value);
}

Value where(const Call& call) {
  List items;
  for (const Value& item : call.list) {
    if (has_property(item, call.first, call.second)) items.push_back(item);
  }
  return list_of(std::move(items));
}

Value found(const Call& call) {
  for (const Value& item : call.list) {
    if (has_property(item, call.first, call.second)) return item;
  }
  return {};
}

/// Evaluates the call's second argument for each item, which has the name that the first gives it;
/// for fewer when that is too much work.
template <class Evaluate>
auto for_each_item(const Call& call, Evaluate evaluate) {
  LiquidScope scope = call.scope;
  std::vector<decltype(evaluate(call.second.text, scope))> results;
  for (const Value& item : call.list) {
    scope.work += kItemWork;
    if (scope.work > kMaxLiquidWork) break;
    scope.variables.insert_or_assign(call.first.text, LiquidValue{true, item});
    results.push_back(evaluate(call.second.text, scope));
  }
  call.scope.work = scope.work;
  return results;
}

/// `where_exp: "item", "item.year > 2000"`.
Value where_expression(const Call& call) {
  const auto fits = for_each_item(call, liquid_condition);
  List items;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (fits[i].value_or(true)) items.push_back(call.list[i]);
  }
  return list_of(std::move(items));
}

Value found_by_expression(const Call& call) {
  const auto fits = for_each_item(call, liquid_condition);
  const auto first = std::ranges::find_if(fits, [](auto fit) { return fit.value_or(true); });
  return first == fits.end() ? Value() : call.list[static_cast<std::size_t>(first - fits.begin())];
}

Value mapped(const Call& call) {
  List items;
  for (const Value& item : call.list) items.push_back(liquid_property(item, call.first.text));
  return list_of(std::move(items));
}

/// The items that have the same name, in the order in which the names first come.
Value grouped(const List& items, const std::vector<std::string>& names) {
  List groups;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto [place, is_new] = places.try_emplace(names[i], groups.size());
    if (is_new) {
      groups.emplace_back(Value::Kind::kMap).set("name", text_value(names[i]));
      groups.back().set("items", list_of({}));
    }
    groups[place->second].map[1].value.list.push_back(items[i]);
  }
  for (Value& group : groups) {
    const std::size_t size = group.get("items").list.size();
    group.set("size", Value(Value::Kind::kNumber, std::to_string(size)));
  }
  return list_of(std::move(groups));
}

Value grouped_by_property(const Call& call) {
  std::vector<std::string> names;
  for (const Value& item : call.list) {
    names.push_back(liquid_property(item, call.first.text).text);
  }
  return grouped(call.list, names);
}

/// `group_by_exp: "post", "post.date | date: '%Y'"`.
Value grouped_by_expression(const Call& call) {
  std::vector<std::string> names;
  for (const LiquidValue& name : for_each_item(call, evaluate_liquid)) names.push_back(name.text());
  return grouped(call.list, names);
}

Value without_repetitions(const Call& call) {
  List items;
  std::set<std::string> seen;
  for (const Value& item : call.list) {
    if (!item.is_scalar() || seen.insert(item.text).second) items.push_back(item);
  }
  return list_of(std::move(items));
}

Value without_nulls(const Call& call) {
  List items = call.list;
  std::erase_if(items, [](const Value& item) { return item.is_null(); });
  return list_of(std::move(items));
}

Value with_all_of(const Call& call) {
  List items = call.list;
  items.insert(items.end(), call.first.list.begin(), call.first.list.end());
  return list_of(std::move(items));
}

Value with_item(const Call& call) {
  List items = call.list;
  items.push_back(call.first);
  return list_of(std::move(items));
}

Value with_first_item(const Call& call) {
  List items = call.list;
  items.insert(items.begin(), call.first);
  return list_of(std::move(items));
}

/// "a, b, and c".
Value sentence(const Call& call) {
  const std::string connector = call.first.text.empty() ? "and" : call.first.text;
  const std::size_t size = call.list.size();
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) text += size == 2 ? " " : ", ";
    if (i > 0 && i + 1 == size) text += connector + " ";
    text += ruby_text(call.list[i]);
  }
  return text_value(text);
}

struct ListFilter {
  std::string_view name;
  Value (*apply)(const Call& call);
};
constexpr ListFilter kListFilters[] = {
    {"first", [](const Call& c) { return c.list.empty() ? Value() : c.list.front(); }},
    {"last", [](const Call& c) { return c.list.empty() ? Value() : c.list.back(); }},
    {"reverse",
     [](const Call& c) {
       return list_of({c.list.rbegin(), c.list.rend()});
     }},
    {"pop",
     [](const Call& c) {
       return list_of({c.list.begin(), c.list.end() - !c.list.empty()});
     }},
    {"shift",
     [](const Call& c) {
       return list_of({c.list.begin() + !c.list.empty(), c.list.end()});
     }},
    {"sort", sorted},
    {"sort_natural", sorted_in_any_case},
    {"where", where},
    {"where_exp", where_expression},
    {"find", found},
    {"find_exp", found_by_expression},
    {"map", mapped},
    {"group_by", grouped_by_property},
    {"group_by_exp", grouped_by_expression},
    {"uniq", without_repetitions},
    {"compact", without_nulls},
    {"concat", with_all_of},
    {"push", with_item},
    {"unshift", with_first_item},
    {"array_to_sentence_string", sentence},
};

/// As Ruby splits: empty parts at the end go; a blank stands for runs of blanks.
Value split_text(const std::string& text, const std::string& separator) {
  List parts;
  if (separator == " ") {
    for (std::string_view word : split_words(text)) parts.push_back(text_value(word));
    return list_of(std::move(parts));
  }
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t size = decode_utf8(rest).length;
    parts.push_back(
        text_value(separator.empty() ? rest.substr(0, size) : take_until(rest, separator)));
    if (separator.empty()) rest.remove_prefix(size);
  }
  while (!parts.empty() && parts.back().text.empty()) parts.pop_back();
  return list_of(std::move(parts));
}

/// Some items or characters from a place on, which counts from the end if it is negative.
Value slice(const Value& value, const Value& from, const Value& count) {
  const List items = value.is_list() ? value.list : split_text(ruby_text(value), "").list;
  const auto size = static_cast<std::int64_t>(items.size());
  std::int64_t begin = std::strtoll(from.text.c_str(), nullptr, 10);
  if (begin < 0) begin += size;
  if (begin < 0 || begin > size) begin = size;
  const std::int64_t wanted = count.is_null() ? 1 : std::strtoll(count.text.c_str(), nullptr, 10);
  const std::int64_t end = begin + std::clamp<std::int64_t>(wanted, 0, size - begin);
  List part(items.begin() + begin, items.begin() + end);
  if (value.is_list()) return list_of(std::move(part));
  std::string text;
  for (const Value& character : part) text += character.text;
  return text_value(text);
}

/// The list that a filter of lists makes of another value: of nil none, of all else its one item;
/// the filters that Jekyll adds take a map's values. nullopt: the filter is not for it.
std::optional<List> items_for(std::string_view name, const Value& value) {
  if (value.is_map() && in_word_list(name, "where where_exp find")) {
    List values;
    for (const auto& [key, member] : value.map) values.push_back(member);
    return values;
  }
  if (!in_word_list(name, "reverse sort_natural uniq compact concat map")) return std::nullopt;
  return value.is_null() ? List() : List{value};
}

/// Only a map has one.
Value first_member(const Value& value) {
  if (value.map.empty()) return {};
  return list_of({text_value(value.map[0].name), value.map[0].value});
}

}  // namespace

std::optional<Value> apply_list_filter(const Value& value, std::string_view name,
                                       const std::vector<Value>& arguments,
                                       const LiquidScope& scope) {
  const Value first = arguments.empty() ? Value() : arguments[0];
  const Value second = arguments.size() < 2 ? Value() : arguments[1];
  if (name == "split" && !value.is_list()) return split_text(value.text, first.text);
  if (name == "slice") return slice(value, first, second);
  if (value.is_map() && name == "sort")
    return apply_list_filter(list_of(items_of(value)), name, arguments, scope);
  if (auto number = apply_number_filter(value, name, arguments)) return number;
  if (!value.is_list() && name == "first") return first_member(value);
  if (!value.is_list() && name == "last") return Value();
  const auto made = value.is_list() ? std::nullopt : items_for(name, value);
  if (!value.is_list() && !made) return std::nullopt;
  for (const ListFilter& filter : kListFilters) {
    if (filter.name == name) return filter.apply({made ? *made : value.list, first, second, scope});
  }
  return std::nullopt;
}

}  // namespace mobysearch
