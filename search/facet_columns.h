// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "common/index/facet_blocks.h"
#include "common/result.h"
#include "common/schema.h"
#include "search/facet_rows.h"
#include "search/facet_sets.h"

namespace mobysearch {

/// What every post has in one facet. In memory, since to read it from the database for each post
/// found would take most of the time of an answer: 1 byte a post where there are few sets of
/// values, 2 for each of up to eight values where each post has a set of its own.
class FacetColumn {
 public:
  /// For count(), nothing counted.
  std::vector<std::uint32_t> counters() const;
  /// Counts the posts of these docids. Throws Xapian::Error for a docid that is not there.
  void count(std::span<const Xapian::docid> docids, std::span<std::uint32_t> counters) const;
  /// Of the posts counted; as FacetSets::most_frequent().
  std::vector<FacetValue> most_frequent(std::span<const std::uint32_t> counters) const;

 private:
  friend class FacetColumns;
  template <class Number>
  using Numbers = std::vector<Number>;

  explicit FacetColumn(Field field) : sets_(field) {}
  /// False for one that was added before.
  bool add(std::string_view set);
  /// All sets are added, the numbers of so many posts follow.
  void finish_sets(std::uint32_t posts);
  std::size_t bytes_of_number() const { return mobysearch::bytes_of_number(sets_.size() - 1); }
  /// Takes those of the next posts off `bytes`; false where they are of no set.
  bool take_numbers(std::size_t posts, std::string_view& bytes);
  /// There are no more.
  void finish();

  FacetSets sets_;
  std::size_t end_ = 0;  ///< of docids
  /// Posts are counted by set, and their values afterwards; or values at once, where many posts
  /// have a set of their own.
  bool counts_sets_ = true;
  FacetRows rows_;  ///< where values are counted at once
  /// Else of the posts' sets, by docid.
  std::variant<Numbers<std::uint8_t>, Numbers<std::uint16_t>, Numbers<std::uint32_t>> numbers_;
};

/// Of all filters. Immutable once loaded: then any thread may read it.
class FacetColumns {
 public:
  FacetColumns() = default;
  /// Of the posts 1 … `last_docid`. All blocks of sets are added first, then those of numbers
  /// (common/index/facet_blocks.h). Both fail with kIndexDamaged.
  explicit FacetColumns(std::uint32_t last_docid);
  Result<void> add_sets(std::string_view block);
  Result<void> add_numbers(std::string_view block);

  const FacetColumn& operator[](Field field) const;

 private:
  std::uint32_t left_ = 0;  ///< posts whose numbers are not added yet
  bool has_all_sets_ = false;
  std::vector<FacetColumn> columns_;  ///< in the order of kFilters
};

}  // namespace mobysearch
