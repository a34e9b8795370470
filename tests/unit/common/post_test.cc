// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/post.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(MediaKind, NamesRoundTrip) {
  for (auto name : {"video", "slides", "code", "document", "image", "audio"}) {
    auto kind = media_kind_from_string(name);
    ASSERT_TRUE(kind.has_value()) << name;
    EXPECT_EQ(to_string(*kind), name);
  }
  EXPECT_FALSE(media_kind_from_string("Video").has_value());
}

}  // namespace
}  // namespace mobysearch
