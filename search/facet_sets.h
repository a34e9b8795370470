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

/// What posts have in one facet: each a set of values, and many the same. Once finished, immutable;
/// then any thread may read it.
class FacetSets {
 public:
  explicit FacetSets(Field field) : field_(field) {}

  /// The number of a set (common/index/facet_blocks.h); a new one is added. 0 is that of no values.
  std::uint32_t number_of(const std::string& set);
  /// There are no more.
  void finish();
  /// One more than the highest number.
  std::size_t size() const { return begins_.size() - 1; }

  /// How many counters posts are counted with.
  std::size_t counters() const { return values_.size() + groups_; }
  /// Counts so many posts of a set.
  void count(std::size_t set, std::uint32_t posts, std::span<std::uint32_t> counters) const {
    for (std::uint32_t i = begins_[set]; i < begins_[set + 1]; ++i) {
      const std::uint32_t value = members_[i] & ~kRepeatsGroup;
      counters[value] += posts;
      if (value != members_[i]) counters[values_.size() + values_[value].group] += posts;
    }
  }
  /// How many of the posts counted have each value; at most 100 values, the most frequent first.
  /// Values that a filter takes for one are one here, in the spelling that most of the posts have.
  std::vector<FacetValue> most_frequent(std::span<const std::uint32_t> counters) const;

 private:
  struct Value {
    std::string text;
    std::uint32_t group = 0;  ///< of the values that a filter takes for one
  };
  /// A value of a set: its number, and whether one before it in the set is of the same group.
  static constexpr std::uint32_t kRepeatsGroup = std::uint32_t{1} << 31;
  using Member = std::uint32_t;

  struct Count {
    std::uint32_t posts = 0;
    std::uint32_t value = 0;  ///< its number
  };

  void add_set(std::string_view set);
  std::uint32_t value_numbered(std::string_view text);
  std::vector<Count> counts(std::span<const std::uint32_t> counters) const;
  void add_regions_to_languages(std::vector<Count>& counts) const;
  void keep_most_frequent(std::vector<Count>& counts) const;

  Field field_;
  std::vector<Value> values_;
  std::uint32_t groups_ = 0;
  std::vector<Member> members_;                 ///< of set 0, 1 …
  std::vector<std::uint32_t> begins_ = {0, 0};  ///< in members_, by set, and their end
  // Until it is finished.
  std::unordered_map<std::string, std::uint32_t> set_numbers_, value_numbers_, group_numbers_;
};

}  // namespace mobysearch
