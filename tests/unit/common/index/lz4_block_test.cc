// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/lz4_block.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::string start_of(const std::string& block, std::size_t size, std::size_t wanted) {
  std::string out(size, '?');
  if (!lz4_decompress_block(block, size, wanted, out.data())) return "damaged";
  return out.substr(0, wanted);
}

TEST(Lz4Block, ReturnsWhatWasCompressedOrItsStart) {
  const std::string texts[] = {"", "x", "no repetition", std::string(10'000, 'a'),
                               "moby moby moby moby moby moby moby whale"};
  for (const std::string& text : texts) {
    const std::string block = lz4_compress_block(text);
    EXPECT_LE(block.size(), text.size());
    for (const std::size_t wanted : {text.size(), text.size() / 2, std::size_t{0}}) {
      EXPECT_EQ(start_of(block, text.size(), wanted), text.substr(0, wanted));
    }
  }
}

TEST(Lz4Block, RefusesDamage) {
  const std::string text(10'000, 'a');
  const std::string block = lz4_compress_block(text);
  ASSERT_LT(block.size(), text.size());
  EXPECT_EQ(start_of(block.substr(0, block.size() / 2), text.size(), text.size()), "damaged");
  EXPECT_EQ(start_of("", text.size(), 5), "damaged");
}

}  // namespace
}  // namespace mobysearch
