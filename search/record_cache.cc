// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/record_cache.h"

#include <utility>

namespace mobysearch {
namespace {

constexpr std::size_t kEntryBytes = 160;  ///< about what an entry takes beside its record

std::size_t bytes_of(const RecordCache::Record& record) { return record->size() + kEntryBytes; }

}  // namespace

RecordCache::Record RecordCache::find(std::uint32_t docid) {
  const std::lock_guard lock(mutex_);
  const auto found = by_docid_.find(docid);
  if (found == by_docid_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->record;
}

void RecordCache::add(std::uint32_t docid, const Record& record) {
  if (bytes_of(record) > max_bytes_ / 8) return;  // it would drive out too many others
  const std::lock_guard lock(mutex_);
  if (by_docid_.count(docid) > 0) return;  // another thread was as quick
  entries_.push_front({docid, record});
  by_docid_.emplace(docid, entries_.begin());
  bytes_ += bytes_of(record);
  while (bytes_ > max_bytes_) {
    bytes_ -= bytes_of(entries_.back().record);
    by_docid_.erase(entries_.back().docid);
    entries_.pop_back();
  }
}

RecordCache::Record RecordCache::get(std::uint32_t docid,
                                     const std::function<std::string()>& read) {
  if (Record kept = find(docid)) return kept;
  auto record = std::make_shared<const std::string>(read());
  add(docid, record);
  return record;
}

std::size_t RecordCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace mobysearch
