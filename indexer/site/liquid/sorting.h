// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/values/value.h"

namespace mobysearch {

/// The member of an item that a path such as `author.name` leads to; without a path, the item.
const Value& liquid_property(const Value& item, std::string_view path);

/// Items in the order of Jekyll's `sort`, equal ones as they were: by a property, whose texts may
/// be numbers, or by themselves. Documents go by their dates, lists by their first items.
struct SortOrder {
  std::string_view property;  ///< a path; empty: the items themselves
  bool nulls_last = false;
  bool ignores_case = false;
};
std::vector<Value> sorted_values(const std::vector<Value>& items, const SortOrder& order);
/// The same, by the items' places.
std::vector<std::size_t> sorted_places(const std::vector<Value>& items, const SortOrder& order);

}  // namespace mobysearch
