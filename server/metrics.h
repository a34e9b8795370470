// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/connection.h"

namespace mobysearch {

/// What is counted of one site, beside what Metrics has of all.
struct SiteCounters {
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> rate_limited{0};
  std::atomic<std::uint64_t> zero_results{0};
};

/// What is known of an index's shards at the moment.
struct ShardGauges {
  std::size_t shards = 0;
  std::size_t available = 0;
  std::vector<std::uint64_t> failures = {};  ///< of each, by number − 1
};

/// What is known of a site's index at the moment.
struct IndexGauges {
  std::string revision;
  std::int64_t posts = 0;
  std::int64_t age_seconds = 0;
  bool has_problem = false;
};

/// What the server counts, as Prometheus text. Thread-safe.
class Metrics {
 public:
  /// `route` is one of a few, and lives as long as this.
  void count_request(std::string_view route, int status, double seconds);

  ConnectionCounters connections;
  std::atomic<std::uint64_t> cache_hits{0};
  std::atomic<std::uint64_t> cache_misses{0};
  std::atomic<std::uint64_t> index_switches{0};
  std::atomic<std::uint64_t> index_refusals{0};
  std::atomic<std::uint64_t> zero_results{0};
  std::atomic<std::uint64_t> rate_limited{0};
  std::atomic<std::uint64_t> partial_answers{0};  ///< of shards; not in to_text()

  /// What others know at the moment.
  struct Gauges {
    std::size_t cache_bytes = 0;
    std::uint64_t log_lines_dropped = 0;
  };
  std::string to_text(const Gauges& gauges) const;

 private:
  std::string requests_text() const;

  static constexpr std::array<double, 12> kBuckets = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                                      0.01,   0.025,   0.05,   0.1,   0.25,   1};
  mutable std::mutex mutex_;
  std::map<std::pair<std::string_view, int>, std::uint64_t> requests_;
  std::array<std::uint64_t, kBuckets.size() + 1> latency_{};
  double latency_sum_ = 0;
};

/// The only index of a server, as Prometheus text.
std::string index_metrics_text(const IndexGauges& index);
/// The shards of this index.
std::string shard_metrics_text(const ShardGauges& shards, std::uint64_t partial_answers);

/// The first lines of a metric: what it is, and its type.
std::string metric_description(std::string_view name, std::string_view type, std::string_view help);

}  // namespace mobysearch
