// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/post_columns.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "common/index/byte_column.h"
#include "common/index/post_age.h"
#include "common/text/kept_text.h"

namespace mobysearch {

PostColumns::PostColumns(std::size_t docids) : dates_(docids), shards_(docids) {
  while (facets_.size() < kFilters.size()) {
    facets_.emplace_back(memory_).numbers.resize(docids);
  }
}

void PostColumns::set_facets(std::uint32_t docid, const PostFacets& sets) {
  const std::lock_guard lock(mutex_);
  for (std::size_t filter = 0; filter < sets.size(); ++filter) {
    if (sets[filter].empty()) continue;
    Sets& known = facets_[filter].sets;
    auto found = known.find(sets[filter]);
    if (found == known.end()) {
      const auto number = static_cast<std::uint32_t>(known.size() + 1);
      found = known.try_emplace(kept_text(sets[filter], memory_), number).first;
    }
    facets_[filter].numbers[docid - 1] = found->second;
  }
}

/// Sets are stored in the order of the first posts that have them: those of posts that follow each
/// other then lie near each other.
PostColumns::FacetBlocks PostColumns::facet_blocks() const {
  std::array<StoredSets, kFilters.size()> sets;
  std::array<std::vector<std::uint32_t>, kFilters.size()> stored;  // numbers, by those of here
  for (std::size_t filter = 0; filter < sets.size(); ++filter) {
    const Facet& facet = facets_[filter];
    StoredSets known(facet.sets.size() + 1);
    for (const auto& [set, number] : facet.sets) known[number] = set;
    stored[filter].resize(known.size());
    for (const std::uint32_t here : facet.numbers) {
      if (here == 0 || stored[filter][here] != 0) continue;
      sets[filter].push_back(known[here]);
      stored[filter][here] = static_cast<std::uint32_t>(sets[filter].size());
    }
  }
  FacetBlocks blocks{facet_set_blocks(sets), {}};
  for (std::size_t first = 0; first < dates_.size(); first += kFacetPosts) {
    const std::size_t posts = std::min<std::size_t>(kFacetPosts, dates_.size() - first);
    std::string& block = blocks.numbers.emplace_back();
    for (std::size_t filter = 0; filter < sets.size(); ++filter) {
      for (const std::uint32_t here : std::span(facets_[filter].numbers).subspan(first, posts)) {
        const std::uint32_t number = stored[filter][here];
        block.append(reinterpret_cast<const char*>(&number), bytes_of_number(sets[filter].size()));
      }
    }
  }
  return blocks;
}

std::vector<std::string> PostColumns::age_blocks() const {
  double newest = std::numeric_limits<double>::lowest();
  for (const std::optional<double>& date : dates_) newest = std::max(newest, date.value_or(newest));
  std::vector<PostAge> ages;
  ages.reserve(dates_.size());
  for (const std::optional<double>& date : dates_)
    ages.push_back(date ? post_age(*date, newest) : kUndated);
  return byte_column_blocks(ages);
}

std::vector<std::string> PostColumns::shard_number_blocks() const {
  return byte_column_blocks(shards_);
}

std::uint32_t PostColumns::posts_of(std::uint32_t shard) const {
  return static_cast<std::uint32_t>(std::ranges::count(shards_, shard));
}

}  // namespace mobysearch
