// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace mobysearch {

/// What readers look for, and do not find: normalised queries with their counts, nothing about who
/// asked. In memory only, bounded; a query is shown only once it was asked `min_count` times.
/// Thread-safe.
class QueryStats {
 public:
  QueryStats(bool enabled, std::uint64_t min_count) : enabled_(enabled), min_count_(min_count) {}
  void count(const std::string& query, bool found);
  /// {"queries": [{"query", "count", "without_results"}…]}, the most frequent first.
  std::string to_json() const;

 private:
  struct Counts {
    std::uint64_t asked = 0;
    std::uint64_t without_results = 0;
  };
  const bool enabled_;
  const std::uint64_t min_count_;
  mutable std::mutex mutex_;
  std::map<std::string, Counts> queries_;
};

}  // namespace mobysearch
