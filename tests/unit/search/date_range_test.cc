// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/date_range.h"

#include <gtest/gtest.h>

#include "tests/support/query_text.h"

namespace mobysearch {
namespace {

using testing::to_string;

std::string range(std::string_view field, std::string_view value) {
  const auto dates = date_range(field, value);
  return dates ? to_string(*dates) : "none";
}

TEST(DateRange, IsADayAMonthOrAYear) {
  EXPECT_EQ(range("date", "2017-05-08"), "20170508..20170508");
  EXPECT_EQ(range("date", "2017-5-8"), "20170508..20170508");
  EXPECT_EQ(range("date", "2016-02"), "20160201..20160229");
  EXPECT_EQ(range("date", "2017"), "20170101..20171231");
}

TEST(DateRange, MayBeOpenAtOneEnd) {
  EXPECT_EQ(range("after", "2017-05"), "20170501..");
  EXPECT_EQ(range("before", "2017-05"), "..20170531");
  EXPECT_EQ(range("date", "2016-12..2017"), "20161201..20171231");
  EXPECT_EQ(range("date", "2016.."), "20160101..");
  EXPECT_EQ(range("date", "..2016"), "..20161231");
}

TEST(DateRange, IsNothingElse) {
  for (const char* value : {"", "-", "201", "20177", "2017-", "2017-13", "2017-02-30", "2017-002",
                            "2017-05-08-", "2017-05-08-01", "201a", "..", "2016..x", "x..2016"}) {
    EXPECT_EQ(range("date", value), "none") << value;
  }
  EXPECT_EQ(range("after", "2016..2017"), "none");
}

}  // namespace
}  // namespace mobysearch
