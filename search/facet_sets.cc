// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_sets.h"

#include <algorithm>

#include "common/index/facet_blocks.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxFacetValues = 100;

/// The filter `en` takes posts in en-gb too: counts them for it, if there is one in plain `en`.
void add_regions_to_languages(std::vector<FacetValue>& values) {
  for (const FacetValue& region : values) {
    const std::string term = exact_term(Field::kLang, region.value);
    const std::size_t dash = term.find('-');
    if (dash == std::string::npos) continue;
    const auto language = std::ranges::find_if(values, [&](const FacetValue& each) {
      return exact_term(Field::kLang, each.value) == term.substr(0, dash);
    });
    if (language != values.end()) language->count += region.count;
  }
}

void keep_most_frequent(std::vector<FacetValue>& values) {
  const auto is_before = [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const auto end =
      values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), kMaxFacetValues));
  std::partial_sort(values.begin(), end, values.end(), is_before);
  values.erase(end, values.end());
}

}  // namespace

std::uint32_t FacetSets::value_numbered(std::string_view text) {
  const auto [value, is_new] =
      value_numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(values_.size()));
  if (is_new) {
    const auto group = group_numbers_.try_emplace(exact_term(field_, text), groups_);
    if (group.second) ++groups_;
    values_.push_back({std::string(text), group.first->second});
  }
  return value->second;
}

void FacetSets::add_set(std::string_view set) {
  const auto begin = static_cast<std::ptrdiff_t>(members_.size());
  while (!set.empty()) {
    const std::uint32_t value = value_numbered(take_until(set, {&kValueSeparator, 1}));
    const bool repeats = std::any_of(members_.begin() + begin, members_.end(), [&](Member before) {
      return values_[before & ~kRepeatsGroup].group == values_[value].group;
    });
    members_.push_back(value | (repeats ? kRepeatsGroup : 0));
  }
  ends_.push_back(static_cast<std::uint32_t>(members_.size()));
}

std::uint32_t FacetSets::number_of(const std::string& set) {
  if (set.empty()) return 0;
  const auto [known, is_new] =
      set_numbers_.try_emplace(set, static_cast<std::uint32_t>(ends_.size()));
  if (is_new) add_set(set);
  return known->second;
}

void FacetSets::finish() {
  set_numbers_ = {};
  value_numbers_ = {};
  group_numbers_ = {};
  values_.shrink_to_fit();
  members_.shrink_to_fit();
  ends_.shrink_to_fit();
}

std::vector<FacetValue> FacetSets::most_frequent(std::span<const std::uint32_t> posts) const {
  std::vector<std::uint32_t> with_value(values_.size());
  std::vector<std::uint32_t> with_group(groups_);
  for (std::size_t set = 1; set < ends_.size(); ++set) {
    if (posts[set] == 0) continue;
    for (std::uint32_t i = ends_[set - 1]; i < ends_[set]; ++i) {
      const std::uint32_t value = members_[i] & ~kRepeatsGroup;
      with_value[value] += posts[set];
      if (value == members_[i]) with_group[values_[value].group] += posts[set];
    }
  }
  constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint32_t> spellings(groups_, kNone);  // of each group, the commonest value
  for (std::uint32_t i = 0; i < values_.size(); ++i) {
    if (with_value[i] == 0) continue;
    std::uint32_t& best = spellings[values_[i].group];
    const bool is_commoner =
        best == kNone || with_value[i] > with_value[best] ||
        (with_value[i] == with_value[best] && values_[i].text < values_[best].text);
    if (is_commoner) best = i;
  }
  std::vector<FacetValue> values;
  for (std::uint32_t group = 0; group < groups_; ++group) {
    if (spellings[group] != kNone)
      values.push_back({values_[spellings[group]].text, with_group[group]});
  }
  if (field_ == Field::kLang) add_regions_to_languages(values);
  keep_most_frequent(values);
  return values;
}

}  // namespace mobysearch
