// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/values/value.h"

namespace mobysearch {

/// The items that a loop over a value goes through: those of a list; of a map, pairs of name and
/// value; a text is one item.
std::vector<Value> items_of(const Value& value);

/// Liquid's `forloop` in a round, counted from 0.
Value round_values(std::size_t round, std::size_t rounds);

}  // namespace mobysearch
