// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/query_stats.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

QueryCounts counts_of(QueryStats& stats) {
  auto counts = read_query_counts(stats.to_json(), "admin.sock");
  EXPECT_TRUE(counts.has_value());
  return std::move(*counts);
}

TEST(QueryCounts, AreReadAsAServerWritesThem) {
  QueryStats stats(true, 1);
  stats.count("tide", true);
  for (int i = 0; i < 2; ++i) stats.count("\"a\\b\" {", i == 0);
  const QueryCounts counts = counts_of(stats);
  EXPECT_TRUE(counts.enabled);
  ASSERT_EQ(counts.queries.size(), 2U);
  EXPECT_EQ(counts.queries[0].query, "\"a\\b\" {");
  EXPECT_EQ(counts.queries[0].count, 2);
  EXPECT_EQ(counts.queries[0].without_results, 1);
  EXPECT_EQ(counts.queries[1].query, "tide");
}

TEST(QueryCounts, MustBeWhatAServerWrites) {
  for (const char* text : {"", "HTTP/1.1 400 Bad Request", "[]", "{}", "{\"queries\":1}",
                           "{\"enabled\":true,\"queries\":[{\"query\":\"a"}) {
    const auto counts = read_query_counts(text, "admin.sock");
    ASSERT_FALSE(counts.has_value()) << text;
    EXPECT_EQ(counts.error().code, ErrorCode::kInputUnreadable);
    EXPECT_THAT(counts.error().message, HasSubstr("admin.sock"));
  }
}

TEST(QueryCounts, AreATableThatNoQueryCanForge) {
  QueryStats stats(true, 1);
  for (int i = 0; i < 2; ++i) stats.count("tide", true);
  stats.count("moon\n9999 0 sun\x1B[2J\xE2\x80\xAE", false);
  EXPECT_EQ(format_table(counts_of(stats)),
            "   count  found nothing  query\n"
            "       2              0  tide\n"
            "       1              1  moon 9999 0 sun[2j\n");
}

TEST(QueryCounts, SayWhyThereAreNone) {
  QueryStats off(false, 1);
  EXPECT_THAT(format_table(counts_of(off)), HasSubstr("--query-stats"));
  QueryStats none(true, 5);
  none.count("tide", true);
  EXPECT_THAT(format_table(counts_of(none)), HasSubstr("--query-stats-min-count"));
}

}  // namespace
}  // namespace mobysearch
