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
  /// From now on, sets cannot be asked for any more.
  void forget_sets();
  /// One more than the highest number.
  std::size_t size() const { return begins_.size() - 1; }

  /// What posts of a set are counted by: a counter for each of its values.
  std::span<const std::uint32_t> counted_by(std::size_t set) const {
    return std::span(members_).subspan(begins_[set], begins_[set + 1] - begins_[set]);
  }
  /// One more than the highest. Counter 0 is of no value.
  std::size_t counters() const { return 1 + 2 * values_.size(); }
  /// How many of the posts counted have each value; at most 100 values, the most frequent first.
  /// Values that a filter takes for one are one here, in the spelling that most of the posts have.
  std::vector<FacetValue> most_frequent(std::span<const std::uint32_t> counters) const;

 private:
  struct Value {
    std::string text;
    std::uint32_t group = 0;  ///< of the values that a filter takes for one
  };
  /// The counters of a value: 2 × its number + 1, and the next one for sets in which a value before
  /// it is of the same group.
  static std::uint32_t counter_of(std::uint32_t value, bool repeats) {
    return 2 * value + 1 + (repeats ? 1 : 0);
  }
  std::uint32_t group_counted_by(std::uint32_t counter) const {
    return values_[(counter - 1) / 2].group;
  }

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
  std::vector<std::uint32_t> members_;          ///< counters, of set 0, 1 …
  std::vector<std::uint32_t> begins_ = {0, 0};  ///< in members_, by set, and their end
  // Until it is finished.
  std::unordered_map<std::string, std::uint32_t> set_numbers_, value_numbers_, group_numbers_;
};

}  // namespace mobysearch
