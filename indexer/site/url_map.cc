// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/url_map.h"

#include <algorithm>
#include <functional>

namespace mobysearch {
namespace {

std::uint64_t hash_of(std::string_view name) { return std::hash<std::string_view>()(name); }

}  // namespace

void UrlMap::add(std::string_view name, std::string_view url) {
  const bool is_last = !urls_.empty() && urls_.c_str() + last_url_ == url;
  if (!is_last) {
    last_url_ = urls_.size();
    (urls_ += url) += '\0';
  }
  entries_.push_back({hash_of(name), last_url_});
}

void UrlMap::settle() {
  std::ranges::stable_sort(entries_, {}, &Entry::hash);
  entries_.shrink_to_fit();
  urls_.shrink_to_fit();
}

std::string_view UrlMap::find(std::string_view name) const {
  const auto same = std::ranges::equal_range(entries_, hash_of(name), {}, &Entry::hash);
  return same.empty() ? std::string_view() : urls_.c_str() + same.back().url;
}

}  // namespace mobysearch
