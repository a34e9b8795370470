// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

namespace mobysearch {

/// Terms of which each is the same word: counted as one. `terms` must not be empty.
inline Xapian::Query any_of(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

/// Those of `from` that are not in `into` yet, in their order.
inline void append_unique(std::vector<std::string>& into, const std::vector<std::string>& from) {
  for (const std::string& text : from) {
    if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(text);
  }
}

}  // namespace mobysearch
