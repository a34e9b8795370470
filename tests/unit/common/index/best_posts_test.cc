// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/best_posts.h"

#include <gtest/gtest.h>

#include <numeric>

namespace mobysearch {
namespace {

using Docids = std::vector<std::uint32_t>;

TEST(BestPosts, AreReadInAscendingOrder) {
  EXPECT_EQ(decode_best_posts(encode_best_posts(Docids{70'000, 3, 4'000'000'000})),
            (Docids{3, 70'000, 4'000'000'000}));
  EXPECT_EQ(decode_best_posts(""), Docids());
}

TEST(BestPosts, OthersBytesAreRefused) {
  const std::string bytes = encode_best_posts(Docids{3, 70'000, 4'000'000'000});
  EXPECT_FALSE(decode_best_posts(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(decode_best_posts(bytes + '\0')) << "a post twice";
  EXPECT_FALSE(decode_best_posts(bytes + bytes)) << "a docid past the highest";
  Docids many(kBestPosts + 1);
  std::iota(many.begin(), many.end(), 1);
  EXPECT_FALSE(decode_best_posts(encode_best_posts(many)));
  many.pop_back();
  EXPECT_EQ(decode_best_posts(encode_best_posts(many)), many);
}

}  // namespace
}  // namespace mobysearch
