// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/post_columns.h"

#include <algorithm>
#include <limits>

#include "common/index/byte_column.h"
#include "common/index/post_age.h"

namespace mobysearch {

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
