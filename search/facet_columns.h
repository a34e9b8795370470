// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "common/schema.h"
#include "search/facet_sets.h"

namespace mobysearch {

/// What every post has in one facet. In memory, since to read it from the database for each post
/// found would take most of the time of an answer: 1 byte a post where there are few sets of
/// values, 4 and the sets where each post has its own.
class FacetColumn {
 public:
  /// Throws Xapian::Error.
  FacetColumn(const Xapian::Database& database, Field field);

  const FacetSets& sets() const { return sets_; }
  /// Adds the posts of these docids to those of their sets. Throws Xapian::Error for a docid that
  /// is not there.
  void count(std::span<const Xapian::docid> docids, std::span<std::uint32_t> posts) const;

 private:
  template <class Number>
  using Numbers = std::vector<Number>;

  FacetSets sets_;
  /// Of the posts' sets, by docid.
  std::variant<Numbers<std::uint8_t>, Numbers<std::uint16_t>, Numbers<std::uint32_t>> numbers_;
};

/// Of all filters. Immutable: any thread may read it.
class FacetColumns {
 public:
  FacetColumns() = default;
  /// Throws Xapian::Error.
  explicit FacetColumns(const Xapian::Database& database);
  const FacetColumn& operator[](Field field) const;

 private:
  std::vector<FacetColumn> columns_;  ///< in the order of kFilters
};

}  // namespace mobysearch
