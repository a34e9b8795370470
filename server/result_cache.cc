// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/result_cache.h"

namespace mobysearch {

std::shared_ptr<const CachedBody> ResultCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->body;
}

void ResultCache::add(const std::string& key, std::shared_ptr<const CachedBody> body) {
  constexpr std::size_t kOverhead = 256;
  const std::size_t size =
      kOverhead + key.size() + body->plain.size() + body->gzip.size() + body->brotli.size();
  const std::lock_guard lock(mutex_);
  if (size > max_bytes_ / 4) return;
  if (const auto old = by_key_.find(key); old != by_key_.end()) {
    const auto entry = old->second;
    bytes_ -= entry->bytes;
    by_key_.erase(old);
    entries_.erase(entry);
  }
  entries_.push_front({key, std::move(body), size});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += size;
  while (bytes_ > max_bytes_) {
    bytes_ -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

std::size_t ResultCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace mobysearch
