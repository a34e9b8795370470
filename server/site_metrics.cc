// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/site_metrics.h"

#include <fmt/format.h>

namespace mobysearch {
namespace {

struct SiteMetric {
  std::string_view name;
  std::string_view type;
  std::string_view help;
  std::int64_t (*value)(const SiteSample&);
};

constexpr SiteMetric kSiteMetrics[] = {
    {"site_requests_total", "counter", "Requests answered, since the site was opened.",
     [](const SiteSample& site) { return static_cast<std::int64_t>(site.requests); }},
    {"site_rate_limited_total", "counter", "Requests refused with 429, since then.",
     [](const SiteSample& site) { return static_cast<std::int64_t>(site.rate_limited); }},
    {"site_zero_results_total", "counter", "Whole queries that found nothing, since then.",
     [](const SiteSample& site) { return static_cast<std::int64_t>(site.zero_results); }},
    {"site_index_posts", "gauge", "Posts in the site's index.",
     [](const SiteSample& site) { return site.index.posts; }},
    {"site_index_age_seconds", "gauge", "Since the site's index was built.",
     [](const SiteSample& site) { return site.index.age_seconds; }},
    {"site_index_problem", "gauge", "1 when the site's files are not what is served.",
     [](const SiteSample& site) { return std::int64_t{site.index.has_problem}; }},
};

std::string number_text(std::string_view name, std::string_view type, std::string_view help,
                        std::uint64_t value) {
  return metric_description(name, type, help) + fmt::format("mobysearch_{} {}\n", name, value);
}

}  // namespace

std::string site_metrics_text(const std::vector<SiteSample>& sites) {
  std::string out;
  for (const SiteMetric& metric : kSiteMetrics) {
    out += metric_description(metric.name, metric.type, metric.help);
    for (const SiteSample& site : sites) {
      out += fmt::format("mobysearch_{}{{site=\"{}\"}} {}\n", metric.name, site.name,
                         metric.value(site));
    }
  }
  return out;
}

std::string site_table_metrics_text(const SiteTableSample& sites) {
  return number_text("sites_open", "gauge", "Sites that are open.", sites.open) +
         number_text("site_openings_total", "counter", "Sites opened.", sites.openings) +
         number_text("site_evictions_total", "counter", "Sites closed to keep memory bounded.",
                     sites.evictions) +
         number_text("site_openings_refused_total", "counter",
                     "Requests refused with 503, too many waiting for sites to be opened.",
                     sites.refused_openings);
}

}  // namespace mobysearch
