// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/open_sites.h"

#include <sys/resource.h>

#include <algorithm>
#include <utility>

namespace mobysearch {
namespace {

/// Bytes that an open site takes whatever its size.
constexpr std::size_t kBeside = kKeptOfSite.posts_bytes + (std::size_t{128} << 10);
constexpr std::size_t kDescriptors = 3;  ///< that it holds: of its index, and of its searchers

/// What an open site is taken to need: of its index, about half is kept in memory (bench/sites).
std::size_t bytes_of(const ServedSite& site) {
  const auto index = site.index();
  return kBeside + (index ? static_cast<std::size_t>(index->identity().size) / 2 : 0);
}

}  // namespace

// Sites are destroyed outside the lock: that takes its time.

OpenSites::OpenSites(std::size_t max_bytes)
    : max_bytes_(max_bytes), max_sites_(max_descriptors(max_bytes) / kDescriptors) {}

std::size_t OpenSites::max_descriptors(std::size_t max_bytes) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(max_bytes / kBeside * kDescriptors, limit.rlim_max / 2);
}

std::shared_ptr<ServedSite> OpenSites::use(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return found->second->site;
}

std::shared_ptr<ServedSite> OpenSites::peek(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second->site;
}

void OpenSites::put(OpenSite opened) {
  Order closed;
  const std::lock_guard lock(mutex_);
  order_.push_front(std::move(opened));
  by_name_[order_.front().site->name()] = order_.begin();
  closed = evicted();
}

void OpenSites::replace(const ServedSite& old, OpenSite fresh) {
  const std::lock_guard lock(mutex_);
  const auto found = by_name_.find(old.name());
  if (found != by_name_.end() && found->second->site.get() == &old) {
    std::swap(*found->second, fresh);
  }
}

void OpenSites::erase(const ServedSite& site) {
  Order closed;
  const std::lock_guard lock(mutex_);
  const auto found = by_name_.find(site.name());
  if (found == by_name_.end() || found->second->site.get() != &site) return;
  closed.splice(closed.begin(), order_, found->second);
  by_name_.erase(found);
}

void OpenSites::trim() {
  Order closed;
  const std::lock_guard lock(mutex_);
  closed = evicted();
}

/// Takes out the least recently used until the others fit; one is always kept.
OpenSites::Order OpenSites::evicted() {
  std::size_t bytes = 0;
  std::size_t count = 0;
  auto last = order_.begin();
  for (; last != order_.end(); ++last) {
    bytes += bytes_of(*last->site);
    if ((bytes > max_bytes_ || ++count > max_sites_) && last != order_.begin()) break;
  }
  Order closed;
  closed.splice(closed.begin(), order_, last, order_.end());
  for (const OpenSite& each : closed) by_name_.erase(each.site->name());
  evictions_ += closed.size();
  return closed;
}

std::vector<OpenSite> OpenSites::all() const {
  const std::lock_guard lock(mutex_);
  return {order_.begin(), order_.end()};
}

std::size_t OpenSites::size() const {
  const std::lock_guard lock(mutex_);
  return order_.size();
}

std::uint64_t OpenSites::evictions() const {
  const std::lock_guard lock(mutex_);
  return evictions_;
}

}  // namespace mobysearch
