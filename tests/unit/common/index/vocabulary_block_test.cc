// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary_block.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(VocabularyBlock, LeavesOutWhatNobodyTypes) {
  VocabularyBlockBuilder builder;
  builder.add("", 1);
  builder.add(std::string(65, 'x'), 1);
  EXPECT_EQ(builder.bytes(), 0U);
}

}  // namespace
}  // namespace mobysearch
