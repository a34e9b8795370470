// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/schema.h"
#include "search/search_response.h"

namespace mobysearch {

/// What posts have in one facet: each a set of values. Many have the same, so that posts are
/// counted by set, and values afterwards. Once finished, immutable; then any thread may read it.
class FacetSets {
 public:
  explicit FacetSets(Field field) : field_(field) {}

  /// The number of a set (common/index/facet_blocks.h); a new one is added. 0 is that of no values.
  std::uint32_t number_of(const std::string& set);
  /// There are no more.
  void finish();
  /// One more than the highest number.
  std::size_t size() const { return ends_.size(); }

  /// How many posts have each value, of so many posts for each set, by number; at most 100 values,
  /// the most frequent first. Values that a filter takes for one are one here, in the spelling that
  /// most of the posts have.
  std::vector<FacetValue> most_frequent(std::span<const std::uint32_t> posts) const;

 private:
  struct Value {
    std::string text;
    std::uint32_t group = 0;  ///< of the values that a filter takes for one
  };
  /// A value of a set: its number, and whether one before it in the set is of the same group.
  static constexpr std::uint32_t kRepeatsGroup = std::uint32_t{1} << 31;
  using Member = std::uint32_t;

  void add_set(std::string_view set);
  std::uint32_t value_numbered(std::string_view text);

  Field field_;
  std::vector<Value> values_;
  std::uint32_t groups_ = 0;
  std::vector<Member> members_;            ///< of set 0, 1 …
  std::vector<std::uint32_t> ends_ = {0};  ///< in members_, by set
  // Until it is finished.
  std::unordered_map<std::string, std::uint32_t> set_numbers_, value_numbers_, group_numbers_;
};

}  // namespace mobysearch
