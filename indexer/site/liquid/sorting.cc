// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/sorting.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <tuple>

#include "common/text/ascii.h"
#include "indexer/site/liquid/value_text.h"

namespace mobysearch {
namespace {

/// What an item is sorted by: texts come after numbers, so that there is one order for all.
struct SortKey {
  enum class Rank { kFirst, kNumber, kText, kLast } rank = Rank::kText;
  double number = 0;
  std::string text;
  std::size_t place = 0;  ///< of the item

  bool operator<(const SortKey& other) const {
    return std::tie(rank, number, text, place) <
           std::tie(other.rank, other.number, other.text, other.place);
  }
};

/// `12`, `-1.5`, with blanks around it.
bool is_like_number(std::string_view text) {
  text = trim(text);
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digits = std::ranges::count_if(text, is_digit);
  const auto dots = std::ranges::count(text, '.');
  return digits > 0 && dots <= 1 && static_cast<std::size_t>(digits + dots) == text.size();
}

std::string text_of(const Value& value) {
  if (value.stands_for != nullptr) return value.text_of("date") + "\n" + value.text_of("path");
  return value.is_list() && !value.list.empty() ? value.list[0].text : ruby_text(value);
}

SortKey key_of(const Value& value, const SortOrder& order) {
  SortKey key;
  if (value.is_null()) {
    key.rank = order.nulls_last ? SortKey::Rank::kLast : SortKey::Rank::kFirst;
    return key;
  }
  key.text = order.ignores_case ? ascii_lower(text_of(value)) : text_of(value);
  const bool is_text = order.property.empty() && value.kind != Value::Kind::kNumber;
  if (is_text || !value.is_scalar() || !is_like_number(key.text)) return key;
  key.rank = SortKey::Rank::kNumber;
  key.number = std::strtod(key.text.c_str(), nullptr);
  key.text.clear();
  return key;
}

}  // namespace

const Value& liquid_property(const Value& item, std::string_view path) {
  const Value* value = &item;
  while (!path.empty()) value = &value->get(take_until(path, "."));
  return *value;
}

std::vector<std::size_t> sorted_places(const std::vector<Value>& items, const SortOrder& order) {
  std::vector<SortKey> keys;
  keys.reserve(items.size());
  for (const Value& item : items) {
    keys.push_back(key_of(liquid_property(item, order.property), order));
    keys.back().place = keys.size() - 1;
  }
  std::ranges::sort(keys, std::less());
  std::vector<std::size_t> places;
  places.reserve(keys.size());
  for (const SortKey& key : keys) places.push_back(key.place);
  return places;
}

std::vector<Value> sorted_values(const std::vector<Value>& items, const SortOrder& order) {
  std::vector<Value> sorted;
  sorted.reserve(items.size());
  for (const std::size_t place : sorted_places(items, order)) sorted.push_back(items[place]);
  return sorted;
}

}  // namespace mobysearch
