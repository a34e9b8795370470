// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(Metrics, CountsRequestsByRouteAndStatus) {
  Metrics metrics;
  metrics.count_request("search", 200, 0.001);
  metrics.count_request("search", 200, 0.001);
  metrics.count_request("search", 400, 0.001);
  const std::string text = metrics.to_text({});
  EXPECT_THAT(text, HasSubstr("mobysearch_requests_total{route=\"search\",status=\"200\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("mobysearch_requests_total{route=\"search\",status=\"400\"} 1\n"));
}

TEST(Metrics, BucketsOfTheHistogramAddUp) {
  Metrics metrics;
  for (const double seconds : {0.00005, 0.0001, 0.003, 5.0}) {
    metrics.count_request("search", 200, seconds);
  }
  const std::string text = metrics.to_text({});
  EXPECT_THAT(text, HasSubstr("bucket{le=\"0.0001\"} 2\n")) << "a bound belongs to its bucket";
  EXPECT_THAT(text, HasSubstr("bucket{le=\"0.0025\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("bucket{le=\"0.005\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("bucket{le=\"1\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("bucket{le=\"+Inf\"} 4\n"));
  EXPECT_THAT(text, HasSubstr("request_seconds_sum 5.003150\n"));
  EXPECT_THAT(text, HasSubstr("request_seconds_count 4\n"));
}

TEST(Metrics, EverySampleIsDescribed) {
  Metrics metrics;
  metrics.cache_hits = 3;
  metrics.connections.connections = 2;
  const std::string text =
      metrics.to_text({}) + index_metrics_text({.revision = "abc", .has_problem = true});
  for (const char* sample : {"cache_hits_total 3\n", "connections 2\n", "index_problem 1\n",
                             "index_info{revision=\"abc\"} 1\n"}) {
    EXPECT_THAT(text, HasSubstr(std::string("\nmobysearch_") + sample));
  }
  for (const char* name : {"cache_hits_total", "connections", "index_problem", "index_info"}) {
    EXPECT_THAT(text, HasSubstr(std::string("# TYPE mobysearch_") + name + " "));
  }
}

TEST(Metrics, CountsTheFailuresOfEachShard) {
  const std::string text = shard_metrics_text({.shards = 2, .available = 1, .failures = {0, 3}}, 7);
  for (const char* sample :
       {"shards 2\n", "shards_available 1\n", "partial_answers_total 7\n",
        "shard_failures_total{shard=\"1\"} 0\n", "shard_failures_total{shard=\"2\"} 3\n"}) {
    EXPECT_THAT(text, HasSubstr(std::string("\nmobysearch_") + sample));
  }
  EXPECT_THAT(text, HasSubstr("# TYPE mobysearch_shards gauge\n"));
  EXPECT_THAT(text, HasSubstr("# TYPE mobysearch_shard_failures_total counter\n"));
}

}  // namespace
}  // namespace mobysearch
