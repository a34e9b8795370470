// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "common/json_writer.h"
#include "common/result.h"

namespace mobysearch {

/// What readers look for, and do not find: normalised queries with their counts, nothing about who
/// asked. In memory only, bounded: of a long query the beginning counts, and when there are too
/// many the rarer half is forgotten. A query is shown only once it was asked `min_count` times.
///
/// A search box asks at every keystroke. Such a query is counted only after two seconds without a
/// longer or shorter variant. Whole queries are counted at once.
/// Thread-safe.
class QueryStats {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds kRest{2};

  QueryStats(bool enabled, std::uint64_t min_count) : enabled_(enabled), min_count_(min_count) {}
  void count(const std::string& query, bool has_results);
  void count_typed(const std::string& query, bool has_results,
                   Clock::time_point now = Clock::now());
  /// {"enabled", "queries": [{"query", "count", "without_results"}…]}, the most frequent first.
  std::string to_json(Clock::time_point now = Clock::now());
  /// The same as members of an object.
  void write(JsonWriter& json, Clock::time_point now = Clock::now());

 private:
  struct Counts {
    std::uint64_t asked = 0;
    std::uint64_t without_results = 0;
    std::uint64_t last = 0;  ///< how many were counted when it last was
  };
  struct Typed {
    std::string query;
    bool has_results = false;
    Clock::time_point when;
  };
  void add(const std::string& key, bool has_results);
  void count_idle(Clock::time_point now);
  void forget_half();

  const bool enabled_;
  const std::uint64_t min_count_;
  std::mutex mutex_;
  std::map<std::string, Counts> queries_;
  std::uint64_t counted_ = 0;
  std::deque<Typed> typing_;  ///< the oldest first
};

/// Reads the query statistics (QueryStats::to_json) of a running server from its admin socket.
/// Fails with kUsage for what can be no socket's path, kInputUnreadable when no server answers
/// there.
Result<std::string> read_query_stats(const std::string& admin_socket);

}  // namespace mobysearch
