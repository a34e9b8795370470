// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_info.h"

#include <gtest/gtest.h>

#include "common/schema.h"

namespace mobysearch {
namespace {

TEST(IndexInfo, DescriptionSurvivesDamage) {
  StoredInfo stored;
  stored.schema = kSchemaVersion;
  stored.info.posts = 8;
  stored.info.commit = "0123456789012345678901234567890123456789";
  const std::string whole = encode_info(stored);
  const auto back = decode_info(whole, "x");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->info.posts, 8);
  EXPECT_EQ(back->info.commit, stored.info.commit);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_info(whole.substr(0, size), "x")) << size;
  }
}

}  // namespace
}  // namespace mobysearch
