// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/value.h"

namespace mobysearch {

void merge_values(Value& into, const Value& from) {
  for (const auto& [key, value] : from.map) {
    const Value* old = into.find(key);
    if (old != nullptr && value.is_null()) continue;
    if (old != nullptr && old->is_map() && value.is_map()) {
      Value merged = *old;
      merge_values(merged, value);
      into.set(key, std::move(merged));
    } else {
      into.set(key, value);
    }
  }
}

}  // namespace mobysearch
