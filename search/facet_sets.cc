// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_sets.h"

#include <algorithm>

#include "common/index/facet_blocks.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxFacetValues = 100;

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
    const bool repeats = std::any_of(
        members_.begin() + begin, members_.end(),
        [&](std::uint32_t before) { return group_counted_by(before) == values_[value].group; });
    members_.push_back(counter_of(value, repeats));
  }
  begins_.push_back(static_cast<std::uint32_t>(members_.size()));
}

std::uint32_t FacetSets::number_of(const std::string& set) {
  if (set.empty()) return 0;
  const auto [known, is_new] = set_numbers_.try_emplace(set, static_cast<std::uint32_t>(size()));
  if (is_new) add_set(set);
  return known->second;
}

void FacetSets::finish() {
  set_numbers_ = {};
  value_numbers_ = {};
  group_numbers_ = {};
  values_.shrink_to_fit();
  members_.shrink_to_fit();
  begins_.shrink_to_fit();
}

void FacetSets::forget_sets() {
  members_ = {};
  begins_ = {0, 0};
}

/// Of each group that has posts, how many, and the commonest of its values.
std::vector<FacetSets::Count> FacetSets::counts(std::span<const std::uint32_t> counters) const {
  std::vector<Count> counts(groups_);
  std::vector<std::uint32_t> most(groups_);
  for (std::uint32_t i = 0; i < values_.size(); ++i) {
    const std::uint32_t of_new = counters[counter_of(i, false)];
    const std::uint32_t posts = of_new + counters[counter_of(i, true)];
    if (posts == 0) continue;
    const std::uint32_t group = values_[i].group;
    Count& count = counts[group];
    if (posts > most[group] ||
        (posts == most[group] && values_[i].text < values_[count.value].text)) {
      most[group] = posts;
      count.value = i;
    }
    count.posts += of_new;
  }
  std::erase_if(counts, [](const Count& count) { return count.posts == 0; });
  return counts;
}

/// The filter `en` takes posts in en-gb too: counts them for it, if there is one in plain `en`.
void FacetSets::add_regions_to_languages(std::vector<Count>& counts) const {
  const auto term_of = [this](const Count& count) {
    return exact_term(field_, values_[count.value].text);
  };
  for (const Count& region : counts) {
    const std::string term = term_of(region);
    const std::size_t dash = term.find('-');
    if (dash == std::string::npos) continue;
    const auto language = std::ranges::find(counts, term.substr(0, dash), term_of);
    if (language != counts.end()) language->posts += region.posts;
  }
}

void FacetSets::keep_most_frequent(std::vector<Count>& counts) const {
  const auto is_before = [this](const Count& a, const Count& b) {
    return a.posts != b.posts ? a.posts > b.posts : values_[a.value].text < values_[b.value].text;
  };
  const auto end =
      counts.begin() + static_cast<std::ptrdiff_t>(std::min(counts.size(), kMaxFacetValues));
  std::partial_sort(counts.begin(), end, counts.end(), is_before);
  counts.erase(end, counts.end());
}

std::vector<FacetValue> FacetSets::most_frequent(std::span<const std::uint32_t> counters) const {
  std::vector<Count> best = counts(counters);
  if (field_ == Field::kLang) add_regions_to_languages(best);
  keep_most_frequent(best);
  std::vector<FacetValue> values;
  for (const Count& count : best) values.push_back({values_[count.value].text, count.posts});
  return values;
}

}  // namespace mobysearch
