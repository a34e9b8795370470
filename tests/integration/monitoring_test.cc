// SPDX-License-Identifier: GPL-2.0-or-later
// The alerts and the dashboard in deploy/ are about metrics that a server has.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using Monitoring = ServerTest;

std::set<std::string> metrics_in(const std::string& text) {
  static const std::regex name("\\bmobysearch_[a-z_]+\\b");
  std::set<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), name), end; match != end; ++match) {
    names.insert(match->str());
  }
  return names;
}

TEST_F(Monitoring, AlertsAndDashboardNameMetricsThatAServerHas) {
  index_and_start();
  get(port_, "/search?q=lighthouse");
  std::set<std::string> exported = metrics_in(get(port_, "/metrics").body);
  start({"--db", dir_ / "a-second-shard"});  // of shards there are more, be they there or not
  exported.merge(metrics_in(get(port_, "/metrics").body));
  const std::string deploy = MOBYSEARCH_SOURCE_DIR "/deploy/";
  for (const char* file : {"prometheus-alerts.yml", "grafana-dashboard.json"}) {
    const std::set<std::string> named = metrics_in(read_file(deploy + file));
    EXPECT_GT(named.size(), 6U) << file;
    for (const std::string& metric : named) EXPECT_EQ(exported.count(metric), 1U) << file << metric;
  }
}

TEST_F(Monitoring, TheDashboardHasPanelsThatAskOnePrometheus) {
  const auto dashboard =
      nlohmann::json::parse(read_file(MOBYSEARCH_SOURCE_DIR "/deploy/grafana-dashboard.json"));
  std::set<int> ids;
  for (const auto& panel : dashboard.at("panels")) {
    EXPECT_TRUE(ids.insert(panel.at("id").get<int>()).second) << panel.at("title");
    EXPECT_EQ(panel.at("datasource").at("uid"), "${datasource}") << panel.at("title");
    for (const auto& target : panel.at("targets")) {
      EXPECT_THAT(target.at("expr").get<std::string>(), ::testing::HasSubstr("$instance"));
    }
  }
  EXPECT_GE(ids.size(), 8U);
}

}  // namespace
}  // namespace mobysearch::testing
