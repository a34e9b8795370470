// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

namespace mobysearch {

/// Posts with any of the terms, which are weighed as if they were one. `terms` must not be empty.
inline Xapian::Query synonym_query(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

/// Whether some post has one of the terms. Throws Xapian::Error.
inline bool any_exists(const Xapian::Database& database, const std::vector<std::string>& terms) {
  return std::any_of(terms.begin(), terms.end(),
                     [&](const std::string& term) { return database.term_exists(term); });
}

/// Appends those of `from` that are not in `into` yet, in their order.
inline void append_unique(std::vector<std::string>& into, const std::vector<std::string>& from) {
  for (const std::string& text : from) {
    if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(text);
  }
}

}  // namespace mobysearch
