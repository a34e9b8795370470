// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <variant>
#include <vector>

namespace mobysearch {

/// What posts are counted by in one facet, where many have a set of values that no other has: a row
/// of counters for each post, as long as the longest that is not unusually long. To count a post
/// this way takes a quarter of the time that going by its set does. Immutable.
class FacetRows {
 public:
  /// The counters of a post, for each docid from 0 on.
  using CountersOf = std::function<std::span<const std::uint32_t>(std::size_t docid)>;

  FacetRows() = default;
  /// Of docids below `end`; counters are below `counters`, and 0 is that of none.
  FacetRows(std::size_t end, std::size_t counters, const CountersOf& counters_of);

  /// Adds one to each counter of these posts, whose docids are below `end`, and something to the
  /// one behind the highest.
  void count(std::span<const Xapian::docid> docids, std::span<std::uint32_t> counters) const;

 private:
  std::size_t width_ = 0;
  std::variant<std::vector<std::uint16_t>, std::vector<std::uint32_t>> rows_;
  std::uint32_t goes_on_ = 0;  ///< the counter behind the highest: ends rows that go on in rest_
  std::unordered_map<Xapian::docid, std::vector<std::uint32_t>> rest_;
};

}  // namespace mobysearch
