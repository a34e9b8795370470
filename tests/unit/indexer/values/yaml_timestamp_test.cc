// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/values/yaml_scalar.h"

namespace mobysearch {
namespace {

TEST(YamlTimestamp, IsADateOfTheCalendarOrATimeToTheSecond) {
  for (const char* text :
       {"2020-01-02", "2020-1-2", "2020-02-29", "1500-02-29", "2020-01-02 03:04:05",
        "2020-1-2t3:04:05.", "2020-01-02  03:04:05.25 +2", "2020-01-02 03:04:05Z",
        "2020-01-02 03:04:05 -00:30", "2020-01-02 03:04:05 +020", "2020-01-02 24:00:00",
        "2020-01-02 23:59:60", "2020-02-30 10:00:00", "-2020-01-02 03:04:05"}) {
    EXPECT_TRUE(is_yaml_timestamp(text)) << text;
  }
}

TEST(YamlTimestamp, AnythingElseIsText) {
  for (const char* text :
       {"", "2020", "2020-01", "2020-02-30", "2019-02-29", "2020-13-01", "2020-00-01", "20-01-02",
        "2020-01-02x", "2020-01-02 03:04", "2020-01-02 24:00:01", "2020-01-02 03:60:00",
        "2020-01-32 03:04:05", "2020-01-02\t03:04:05", "2020-01-02T 03:04:05", "-2020-01-02",
        "2020-01-02 03:04:05 +24:00", "2020-01-02 03:04:05 +", "2020-01-02 03:04:05 UTC"}) {
    EXPECT_FALSE(is_yaml_timestamp(text)) << text;
  }
}

}  // namespace
}  // namespace mobysearch
