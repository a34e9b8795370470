// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/post_age.h"

#include <gtest/gtest.h>

#include <limits>

namespace mobysearch {
namespace {

constexpr double kSecondsAYear = 365.25 * 86'400;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(PostAge, IsCountedInQuartersFromTheNewestPost) {
  const double newest = 50 * kSecondsAYear;
  EXPECT_EQ(post_age(newest, newest), 0);
  EXPECT_EQ(post_age(49.9 * kSecondsAYear, newest), 0) << "of the same quarter";
  EXPECT_EQ(post_age(49.7 * kSecondsAYear, newest), 1);
  EXPECT_EQ(post_age(48.9 * kSecondsAYear, newest), 4);
  EXPECT_EQ(post_age(-200 * kSecondsAYear, newest), kUndated - 1) << "very old is not undated";
}

TEST(PostAge, ADateThatIsNoNumberIsNoneOfOld) {
  EXPECT_EQ(post_age(0, kInfinity), kUndated - 1);
  EXPECT_EQ(post_age(kInfinity, kInfinity), 0);
}

}  // namespace
}  // namespace mobysearch
