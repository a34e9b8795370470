// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/query_stats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(QueryStats, ShowsOnlyWhatWasAskedOften) {
  QueryStats stats(true, 2);
  stats.count(" Swarm   Kit ", true);
  stats.count("swarm kit", false);
  stats.count("my secret", true);
  EXPECT_THAT(stats.to_json(), HasSubstr(R"({"query":"swarm kit","count":2,"without_results":1})"));
  EXPECT_THAT(stats.to_json(), Not(HasSubstr("secret")));
}

TEST(QueryStats, CountsNothingWhenOff) {
  QueryStats stats(false, 1);
  stats.count("swarm", true);
  EXPECT_EQ(stats.to_json(), R"({"enabled":false,"queries":[]})");
}

}  // namespace
}  // namespace mobysearch
