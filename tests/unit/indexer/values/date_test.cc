// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/date.h"

#include <gtest/gtest.h>

#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

std::string shown(const std::string& yaml, const std::string& zone_name) {
  const Value value = read_yaml("date: " + yaml).value();
  const auto zone = *find_time_zone(zone_name);
  const auto instant = parse_date(value.get("date"), zone);
  return instant ? iso_date(*instant, zone) : "no date";
}

TEST(Date, ReadsDatesAsJekyll) {
  const struct {
    std::string yaml, zone, iso;
  } cases[] = {
      {"2019-12-31", "Asia/Tokyo", "2019-12-31T00:00:00+09:00"},
      {"2019-12-31 23:30:00", "Asia/Tokyo", "2020-01-01T08:30:00+09:00"},
      {"2019-12-31T23:30:00Z", "Asia/Tokyo", "2020-01-01T08:30:00+09:00"},
      {"2019-12-31 23:30", "Asia/Tokyo", "2019-12-31T23:30:00+09:00"},
      {"'December 5, 2018 3pm'", "UTC", "2018-12-05T15:00:00+00:00"},
      {"'5 Dec 2018'", "UTC", "2018-12-05T00:00:00+00:00"},
      {"2013-05-06 02:12:52 +0200", "America/Los_Angeles", "2013-05-05T17:12:52-07:00"},
      {"'2013-05-06 12:00 EST'", "UTC", "2013-05-06T17:00:00+00:00"},
      {"2016-06-17 12:00-400", "UTC", "2016-06-17T12:00:00+00:00"},
      {"2017-02-10 00:10::00 -03:00", "UTC", "2017-02-10T00:10:00+00:00"},
      {"2021-02-08 16:30-:00+16:30", "UTC", "2021-02-08T16:30:00+00:00"},
      {"2012-01-02 10:00 -:30 EST", "UTC", "2012-01-02T10:00:00+00:00"},
      {"'2012-01-02 10:00: +0300'", "UTC", "2012-01-02T10:00:00+00:00"},
      {"2012-01-02 10:00:00 - 0300", "UTC", "2012-01-02T10:00:00+00:00"},
      {"2012-01-02 10:00 foo EST", "UTC", "2012-01-02T10:00:00+00:00"},
      {"Mon Jan 2 15:04:05 2006 -0700", "UTC", "2006-01-02T15:04:05+00:00"},
      {"'2012-01-02 10:00:00, +0300'", "UTC", "2012-01-02T07:00:00+00:00"},
      {"2012-01-02 10:00 (+03:00)", "UTC", "2012-01-02T07:00:00+00:00"},
      {"2012-01-02 10:00 PM -0300", "UTC", "2012-01-03T01:00:00+00:00"},
      {"2012-01-02 10:00:00 GMT+2", "UTC", "2012-01-02T08:00:00+00:00"},
      {"2012-01-02 10:00:00 UTC +0300", "UTC", "2012-01-02T10:00:00+00:00"},
      {"2015-03-29 02:30", "Europe/Paris", "2015-03-29T03:30:00+02:00"},
      {"6.5.2019", "UTC", "2019-05-06T00:00:00+00:00"},
      {"2019-126", "UTC", "2019-05-06T00:00:00+00:00"},
      {"soon", "UTC", "no date"},
      {"2019-13-40", "UTC", "no date"},
  };
  for (const auto& c : cases) EXPECT_EQ(shown(c.yaml, c.zone), c.iso) << c.yaml;
}

TEST(Date, KnowsWhichZonesThereAre) {
  EXPECT_TRUE(find_time_zone("Europe/Paris").has_value());
  EXPECT_FALSE(find_time_zone("Mars/Olympus").has_value());
}

TEST(Date, FebruaryThirtiethIsMarchFirst) {
  const auto zone = cctz::utc_time_zone();
  EXPECT_EQ(iso_date(*midnight(2020, 2, 30, zone), zone), "2020-03-01T00:00:00+00:00");
  EXPECT_FALSE(midnight(2020, 13, 1, zone).has_value());
}

TEST(Date, AYearHasFourDigits) {
  const auto zone = cctz::utc_time_zone();
  EXPECT_EQ(iso_date(*midnight(101, 2, 3, zone), zone), "0101-02-03T00:00:00+00:00");
  EXPECT_EQ(format_date("%E4Y %B %-d", *midnight(2020, 2, 3, zone), zone), "2020 February 3");
}

}  // namespace
}  // namespace mobysearch
