// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/post_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/byte_column.h"
#include "common/index/post_age.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kYear = 365.25 * 86'400;

TEST(PostColumns, AgesAreThoseBesideTheNewestPost) {
  PostColumns columns(4);
  columns.set_date(1, -60 * kYear);
  columns.set_date(2, -59 * kYear);  // the newest, long before 1970
  columns.set_date(3, std::nullopt);
  EXPECT_THAT(columns.age_blocks(), ElementsAre(std::string("\x04\x00\xff\xff", 4)));
}

TEST(PostColumns, PostsWithoutDatesHaveNoAges) {
  EXPECT_THAT(PostColumns(2).age_blocks(), ElementsAre("\xff\xff"));
  EXPECT_THAT(PostColumns(0).age_blocks(), IsEmpty());
  EXPECT_EQ(PostColumns(kByteColumnPosts + 1).age_blocks().size(), 2U);
}

}  // namespace
}  // namespace mobysearch
