// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/wall_clock.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(WallClock, IsThatOfTheDatesZone) {
  EXPECT_EQ(wall_clock_seconds("1970-01-01T00:00:10+00:00"), 10);
  EXPECT_EQ(wall_clock_seconds("1970-01-02T00:00:00+14:00"), 86'400);
  EXPECT_EQ(wall_clock_seconds("1969-12-31T23:59:59-08:00"), -1);
}

TEST(WallClock, NoDateHasNone) { EXPECT_EQ(wall_clock_seconds(""), std::nullopt); }

}  // namespace
}  // namespace mobysearch
