// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_ages.h"

#include <gtest/gtest.h>

#include <limits>

#include "common/schema.h"

namespace mobysearch {
namespace {

constexpr double kYear = 365.25 * 86'400;

Xapian::WritableDatabase posts_dated(const std::vector<double>& seconds) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const double time : seconds) {
    Xapian::Document document;
    document.add_value(kTimestampSlot, Xapian::sortable_serialise(time));
    database.add_document(document);
  }
  database.add_document(Xapian::Document());  // a page without a date
  return database;
}

TEST(PostAges, AreCountedFromTheNewestPost) {
  const PostAges ages(
      posts_dated({50 * kYear, 49.9 * kYear, 48.9 * kYear, 46.9 * kYear, -200 * kYear}));
  EXPECT_DOUBLE_EQ(ages.recency(1), 1);
  EXPECT_DOUBLE_EQ(ages.recency(2), 1) << "of the same quarter";
  EXPECT_DOUBLE_EQ(ages.recency(3), 1.0 / 2);
  EXPECT_DOUBLE_EQ(ages.recency(4), 1.0 / 4);
  EXPECT_GT(ages.recency(5), 0) << "very old is not undated";
  EXPECT_EQ(ages.recency(6), 0) << "no date";
  EXPECT_EQ(ages.recency(99), 0) << "no post";
  EXPECT_TRUE(ages.have_dates());
}

TEST(PostAges, ABlogWithoutDatesHasNone) {
  EXPECT_EQ(PostAges(posts_dated({})).recency(1), 0);
  EXPECT_FALSE(PostAges(posts_dated({})).have_dates());
  EXPECT_EQ(PostAges().recency(1), 0);
}

TEST(PostAges, ADateThatIsNoNumberIsNoneOfOld) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const PostAges ages(posts_dated({kInfinity, 0, kInfinity}));
  EXPECT_GT(ages.recency(2), 0);
  EXPECT_DOUBLE_EQ(ages.recency(3), 1);
}

}  // namespace
}  // namespace mobysearch
