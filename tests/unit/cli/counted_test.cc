// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/counted.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Counted, HasAPluralUnlessItIsOne) {
  EXPECT_EQ(counted(0, "post"), "0 posts");
  EXPECT_EQ(counted(1, "post"), "1 post");
  EXPECT_EQ(counted(std::size_t{2}, "post"), "2 posts");
}

}  // namespace
}  // namespace mobysearch
