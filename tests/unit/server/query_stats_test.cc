// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/query_stats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <utility>

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

TEST(QueryStats, CountsATypedQueryOnceItIsAtRest) {
  using std::chrono::milliseconds;
  QueryStats stats(true, 1);
  const QueryStats::Clock::time_point start{};
  const std::pair<int, const char*> keystrokes[] = {
      {0, "s"},      {100, "z"},       {200, "sw"},      {300, "ze"},     {900, "swar"},
      {950, "zepp"}, {1000, "swarmx"}, {1200, "swarm "}, {1300, "zeppel"}};
  for (const auto& [when, text] : keystrokes) {
    stats.count_typed(text, text[0] == 's', start + milliseconds(when));
  }
  EXPECT_THAT(stats.to_json(start + milliseconds(3199)), HasSubstr("\"queries\":[]"));
  EXPECT_THAT(stats.to_json(start + milliseconds(3300)),
              HasSubstr(R"("queries":[{"query":"swarm","count":1,"without_results":0},)"
                        R"({"query":"zeppel","count":1,"without_results":1}])"));
}

TEST(QueryStats, CountsATypedQueryAndItsPageOnce) {
  QueryStats stats(true, 1);
  const QueryStats::Clock::time_point start{};
  stats.count_typed("swarm", true, start);
  stats.count("Swarm", true);
  EXPECT_THAT(stats.to_json(start + std::chrono::seconds(9)), HasSubstr("\"count\":1,"));
}

TEST(QueryStats, ForgetsTheOldestOfTooManyThatType) {
  QueryStats stats(true, 1);
  const QueryStats::Clock::time_point start{};
  for (int i = 100; i < 500; ++i) stats.count_typed(std::to_string(i), true, start);
  const std::string json = stats.to_json(start + std::chrono::seconds(9));
  EXPECT_THAT(json, Not(HasSubstr("\"100\"")));
  EXPECT_THAT(json, HasSubstr("\"499\""));
}

TEST(QueryStats, CannotBeFilledUpForGood) {
  QueryStats stats(true, 5);
  for (int i = 0; i < 9; ++i) stats.count("tide", true);
  for (int i = 0; i < 20'000; ++i) {
    for (int times = 0; times < 5; ++times) stats.count("cheap " + std::to_string(i), true);
  }
  for (int i = 0; i < 5; ++i) stats.count("lighthouse", true);
  const std::string json = stats.to_json();
  EXPECT_THAT(json, HasSubstr(R"({"query":"tide","count":9,"without_results":0})"));
  EXPECT_THAT(json, HasSubstr(R"({"query":"lighthouse","count":5,"without_results":0})"));
  EXPECT_THAT(json, HasSubstr("\"cheap 19999\"")) << "the latest of equals stay";
  EXPECT_THAT(json, Not(HasSubstr("\"cheap 0\"")));
}

TEST(QueryStats, KeepsTheBeginningOfALongQuery) {
  QueryStats stats(true, 1);
  std::string query = "a";
  for (int i = 0; i < 1000; ++i) query += "ü";
  stats.count(query, true);
  EXPECT_THAT(stats.to_json(), HasSubstr(query.substr(0, 199) + "\""));
}

TEST(QueryStats, CountsNothingWhenOff) {
  QueryStats stats(false, 1);
  stats.count("swarm", true);
  EXPECT_EQ(stats.to_json(), R"({"enabled":false,"queries":[]})");
}

}  // namespace
}  // namespace mobysearch
