// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/url_map.h"

#include <algorithm>
#include <functional>
#include <iterator>

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
  const std::uint64_t hash = hash_of(name);
  const auto after = std::ranges::upper_bound(entries_, hash, {}, &Entry::hash);
  const bool is_known = after != entries_.begin() && std::prev(after)->hash == hash;
  return is_known ? urls_.c_str() + std::prev(after)->url : std::string_view();
}

}  // namespace mobysearch
