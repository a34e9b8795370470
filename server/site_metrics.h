// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/metrics.h"

namespace mobysearch {

/// What is known of one of many sites.
struct SiteSample {
  std::string name;
  std::uint64_t requests = 0;  ///< this and the next two since the site was opened
  std::uint64_t rate_limited = 0;
  std::uint64_t zero_results = 0;
  IndexGauges index;
};

/// As Prometheus text, labelled with the site's name.
std::string site_metrics_text(const std::vector<SiteSample>& sites);

/// What a server of many sites counts of them together.
struct SiteTableSample {
  std::size_t open = 0;
  std::uint64_t openings = 0;
  std::uint64_t evictions = 0;
  std::uint64_t refused_openings = 0;  ///< too many were waiting
};
std::string site_table_metrics_text(const SiteTableSample& sites);

}  // namespace mobysearch
