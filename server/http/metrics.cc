// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace mobysearch {
namespace {

void describe(std::string& out, const char* name, const char* type, const char* help) {
  out += fmt::format("# HELP mobysearch_{} {}\n# TYPE mobysearch_{} {}\n", name, help, name, type);
}

template <class Number>
void single(std::string& out, const char* name, const char* type, const char* help, Number value) {
  describe(out, name, type, help);
  out += fmt::format("mobysearch_{} {}\n", name, value);
}

}  // namespace

void Metrics::count_request(const std::string& route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  const auto bucket =
      std::lower_bound(kBuckets.begin(), kBuckets.end(), seconds) - kBuckets.begin();
  ++latency_[static_cast<std::size_t>(bucket)];
  latency_sum_ += seconds;
}

std::string Metrics::to_text(const Gauges& gauges) const {
  std::string out;
  {
    const std::lock_guard lock(mutex_);
    describe(out, "requests_total", "counter", "Requests answered.");
    for (const auto& [key, count] : requests_) {
      out += fmt::format("mobysearch_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first,
                         key.second, count);
    }
    describe(out, "request_seconds", "histogram", "From complete head to complete answer.");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBuckets.size(); ++i) {
      sum += latency_[i];
      out += fmt::format("mobysearch_request_seconds_bucket{{le=\"{}\"}} {}\n", kBuckets[i], sum);
    }
    sum += latency_.back();
    out += fmt::format("mobysearch_request_seconds_bucket{{le=\"+Inf\"}} {}\n", sum);
    out += fmt::format("mobysearch_request_seconds_sum {:.6f}\n", latency_sum_);
    out += fmt::format("mobysearch_request_seconds_count {}\n", sum);
  }
  single(out, "cache_hits_total", "counter", "Answers from the cache.", cache_hits.load());
  single(out, "cache_misses_total", "counter", "Answers that were searched.", cache_misses.load());
  single(out, "cache_bytes", "gauge", "Size of the cache.", gauges.cache_bytes);
  single(out, "zero_results_total", "counter", "Whole queries that found nothing.",
         zero_results.load());
  single(out, "connections", "gauge", "Open connections.", connections.load());
  single(out, "queued_requests", "gauge", "Requests waiting for a thread.", queued.load());
  single(out, "overloads_total", "counter", "Requests refused with 503, the queue being full.",
         overloads.load());
  single(out, "rate_limited_total", "counter", "Requests refused with 429.", rate_limited.load());
  single(out, "rejected_connections_total", "counter", "Connections over a cap.",
         rejected_connections.load());
  single(out, "rejected_heads_total", "counter", "Heads malformed, too large or too slow.",
         rejected_heads.load());
  single(out, "slow_readers_total", "counter", "Clients that did not take their answer in time.",
         slow_readers.load());
  single(out, "log_lines_dropped_total", "counter", "Log lines that nobody took in time.",
         gauges.log_lines_dropped);
  single(out, "index_switches_total", "counter", "Indexes taken up.", index_switches.load());
  single(out, "index_refusals_total", "counter", "Index files refused.", index_refusals.load());
  single(out, "index_posts", "gauge", "Posts in the index.", gauges.index_posts);
  single(out, "index_age_seconds", "gauge", "Since the index was built.", gauges.index_age_seconds);
  single(out, "index_problem", "gauge", "1 when the file at the path is not the one served.",
         gauges.index_problem ? 1 : 0);
  describe(out, "index_info", "gauge", "Revision of the index.");
  out += fmt::format("mobysearch_index_info{{revision=\"{}\"}} 1\n", gauges.revision);
  return out;
}

}  // namespace mobysearch
