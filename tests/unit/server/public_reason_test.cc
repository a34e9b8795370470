// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/public_reason.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PublicReason, IsOfTheFileOrOfItsShards) {
  EXPECT_EQ(public_reason(ErrorCode::kIndexDamaged, false), "the index file is damaged");
  EXPECT_EQ(public_reason(ErrorCode::kIndexMissing, true), "no shard answers");
  EXPECT_EQ(public_reason(ErrorCode::kUsage, true), "the list of shards does not fit the index");
  EXPECT_NE(public_reason(ErrorCode::kUsage, false), public_reason(ErrorCode::kInternal, false));
}

}  // namespace
}  // namespace mobysearch
