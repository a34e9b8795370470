// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace mobysearch {
namespace {

struct Sample {
  std::string_view name;
  std::string_view help;
  std::int64_t value;
};

std::int64_t number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::string text_of(const Sample& sample) {
  const auto type = sample.name.ends_with("_total") ? "counter" : "gauge";
  return metric_description(sample.name, type, sample.help) +
         fmt::format("mobysearch_{} {}\n", sample.name, sample.value);
}

}  // namespace

std::string metric_description(std::string_view name, std::string_view type,
                               std::string_view help) {
  return fmt::format("# HELP mobysearch_{0} {2}\n# TYPE mobysearch_{0} {1}\n", name, type, help);
}

void Metrics::count_request(std::string_view route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  const auto bucket =
      std::lower_bound(kBuckets.begin(), kBuckets.end(), seconds) - kBuckets.begin();
  ++latency_[static_cast<std::size_t>(bucket)];
  latency_sum_ += seconds;
}

std::string Metrics::requests_text() const {
  const std::lock_guard lock(mutex_);
  std::string out = metric_description("requests_total", "counter", "Requests answered.");
  for (const auto& [key, count] : requests_) {
    out += fmt::format("mobysearch_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first,
                       key.second, count);
  }
  out +=
      metric_description("request_seconds", "histogram", "From complete head to complete answer.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBuckets.size(); ++i) {
    sum += latency_[i];
    out += fmt::format("mobysearch_request_seconds_bucket{{le=\"{}\"}} {}\n", kBuckets[i], sum);
  }
  sum += latency_.back();
  return out + fmt::format(
                   "mobysearch_request_seconds_bucket{{le=\"+Inf\"}} {0}\n"
                   "mobysearch_request_seconds_sum {1:.6f}\n"
                   "mobysearch_request_seconds_count {0}\n",
                   sum, latency_sum_);
}

std::string Metrics::to_text(const Gauges& gauges) const {
  const ConnectionCounters& of = connections;
  const Sample samples[] = {
      {"cache_hits_total", "Answers from the cache.", number(cache_hits)},
      {"cache_misses_total", "Answers that were searched.", number(cache_misses)},
      {"cache_bytes", "Size of the cache.", number(gauges.cache_bytes)},
      {"zero_results_total", "Whole queries that found nothing.", number(zero_results)},
      {"connections", "Open connections.", of.connections},
      {"queued_requests", "Requests waiting for a thread.", of.queued},
      {"overloads_total", "Requests refused with 503, the queue being full.", number(of.overloads)},
      {"rate_limited_total", "Requests refused with 429.", number(rate_limited)},
      {"rejected_connections_total", "Connections over a cap.", number(of.rejected_connections)},
      {"rejected_heads_total", "Heads malformed, too large or too slow.",
       number(of.rejected_heads)},
      {"slow_readers_total", "Clients that did not take their answer in time.",
       number(of.slow_readers)},
      {"log_lines_dropped_total", "Log lines that nobody took in time.",
       number(gauges.log_lines_dropped)},
      {"index_switches_total", "Indexes taken up.", number(index_switches)},
      {"index_refusals_total", "Index files refused.", number(index_refusals)},
  };
  std::string out = requests_text();
  for (const Sample& sample : samples) out += text_of(sample);
  return out;
}

std::string shard_metrics_text(const ShardGauges& shards, std::uint64_t partial_answers) {
  const Sample samples[] = {
      {"shards", "Shards of the index.", number(shards.shards)},
      {"shards_available", "Shards that are answered from.", number(shards.available)},
      {"partial_answers_total", "Answers from some of the shards.", number(partial_answers)},
  };
  std::string out;
  for (const Sample& sample : samples) out += text_of(sample);
  out += metric_description("shard_failures_total", "counter",
                            "How often a server of the shard was found to fail.");
  for (std::size_t i = 0; i < shards.failures.size(); ++i) {
    out += fmt::format("mobysearch_shard_failures_total{{shard=\"{}\"}} {}\n", i + 1,
                       shards.failures[i]);
  }
  return out;
}

std::string index_metrics_text(const IndexGauges& index) {
  const Sample samples[] = {
      {"index_posts", "Posts in the index.", index.posts},
      {"index_age_seconds", "Since the index was built.", index.age_seconds},
      {"index_problem", "1 when the file at the path is not the one served.",
       index.has_problem ? 1 : 0},
  };
  std::string out;
  for (const Sample& sample : samples) out += text_of(sample);
  out += metric_description("index_info", "gauge", "Revision of the index.");
  return out + fmt::format("mobysearch_index_info{{revision=\"{}\"}} 1\n", index.revision);
}

}  // namespace mobysearch
