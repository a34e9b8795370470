// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/branches.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(LiquidBranches, ShowOneBranchOfAKnownCondition) {
  LiquidBranches branches;
  branches.open(false);
  EXPECT_FALSE(branches.is_shown());
  branches.next(true);
  EXPECT_TRUE(branches.is_shown());
  branches.next(true);
  EXPECT_FALSE(branches.is_shown());
  branches.close();
  EXPECT_TRUE(branches.is_shown());
  EXPECT_TRUE(branches.empty());
}

TEST(LiquidBranches, ShowAllBranchesOfAnUnknownCondition) {
  LiquidBranches branches;
  EXPECT_TRUE(branches.are_known());
  branches.open(std::nullopt);
  EXPECT_FALSE(branches.are_known());
  EXPECT_TRUE(branches.is_shown());
  branches.next(true);
  EXPECT_TRUE(branches.is_shown());
  branches.close();
  EXPECT_TRUE(branches.are_known());
}

TEST(LiquidBranches, HideWhatIsInsideAHiddenOne) {
  LiquidBranches branches;
  branches.open_case("x", true);
  EXPECT_EQ(branches.subject(), "x");
  branches.open(true);
  EXPECT_FALSE(branches.is_shown());
  branches.close();
  branches.next(true);
  EXPECT_TRUE(branches.is_shown());
}

}  // namespace
}  // namespace mobysearch
