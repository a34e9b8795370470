// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/site_metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(SiteMetrics, AreDescribedOnceAndLabelledWithTheSite) {
  const std::string text =
      site_metrics_text({{"a", 5, 1, 2, {"r", 7, 60, false}}, {"b", 6, 0, 0, {"s", 8, 61, true}}});
  EXPECT_THAT(text, HasSubstr("# TYPE mobysearch_site_requests_total counter\n"
                              "mobysearch_site_requests_total{site=\"a\"} 5\n"
                              "mobysearch_site_requests_total{site=\"b\"} 6\n"));
  for (const char* line :
       {"site_rate_limited_total{site=\"a\"} 1\n", "site_zero_results_total{site=\"a\"} 2\n",
        "site_index_posts{site=\"b\"} 8\n", "site_index_age_seconds{site=\"b\"} 61\n",
        "site_index_problem{site=\"b\"} 1\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(SiteMetrics, OfAllSitesTogether) {
  const std::string text = site_table_metrics_text({3, 10, 7, 1});
  for (const char* line :
       {"\nmobysearch_sites_open 3\n", "\nmobysearch_site_openings_total 10\n",
        "\nmobysearch_site_evictions_total 7\n", "\nmobysearch_site_openings_refused_total 1\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

}  // namespace
}  // namespace mobysearch
