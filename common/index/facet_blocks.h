// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "common/schema.h"

namespace mobysearch {

/// How an index stores what its posts have in each filter, for facets: the different sets of
/// values, and of each post the number of its set.

/// The set of values that a post has in each filter, in the order of kFilters. A set is its values,
/// each followed by kValueSeparator.
using PostFacets = std::array<std::string, kFilters.size()>;
inline constexpr char kValueSeparator = '\x1f';

/// The different sets of a filter; their numbers count from 1, and 0 is the set of no values.
using StoredSets = std::vector<std::string_view>;
/// All sets as metadata values, in order. By filter, in the order of kFilters.
std::vector<std::string> facet_set_blocks(std::span<const StoredSets, kFilters.size()> sets);
/// Calls `take` with the place of a filter in kFilters and a set, for each set of a block. Fails
/// with kIndexDamaged.
Result<void> read_facet_sets(std::string_view block,
                             const std::function<void(std::size_t, std::string_view)>& take);

/// What is wrong with an index whose sets or numbers nobody has written so.
tl::unexpected<Error> facets_damaged();

/// The numbers of the posts n × kFacetPosts + 1 … (n + 1) × kFacetPosts make block n: filter by
/// filter, in so many bytes each, little-endian, as the filter's number of sets needs.
inline constexpr std::uint32_t kFacetPosts = 32'768;
/// `sets` without that of no values.
constexpr std::size_t bytes_of_number(std::size_t sets) {
  return sets <= UINT8_MAX ? 1 : sets <= UINT16_MAX ? 2 : 4;
}

}  // namespace mobysearch
